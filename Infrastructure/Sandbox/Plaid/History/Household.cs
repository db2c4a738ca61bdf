namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>
/// The life behind one bank login. A pure function of seed and date: any day can be told again, so history made
/// today and days that pass later fit together.
/// </summary>
internal sealed class Household
{
    public const string Checking = "checking", Savings = "savings", Card = "card", Travel = "travel", Loan = "loan";
    const int TripDays = 6;
    const int PayDay = 22;
    const int ClosingDays = 6;

    readonly long seed;
    readonly decimal wages;
    readonly decimal rent;
    readonly decimal savingsRate;
    readonly string employer;
    readonly Payee[] subscriptions;
    readonly Place home;
    readonly Dictionary<DateOnly, List<Entry>> cardDays = [];

    public Household(long seed)
    {
        this.seed = seed;
        var dice = Dice.For(seed, DateOnly.MinValue, 0);
        wages = dice.Money(275000, 345000);
        rent = new decimal(dice.Between(27, 34) * 50);
        savingsRate = new decimal(dice.Between(4, 9) * 50);
        employer = dice.Pick(Payees.Employers);
        var skipped = dice.Below(Payees.Subscriptions.Length);
        subscriptions = [.. Payees.Subscriptions.Where((_, i) => i != skipped && i != (skipped + 3) % 8)];
        home = dice.Pick<Place>(
            [new("Oakland", "CA", "US", "USD"), new("Portland", "OR", "US", "USD"), new("Denver", "CO", "US", "USD")]);
    }

    /// <summary>All that happens on one day, on all kinds of account, in the bank's order.</summary>
    public IEnumerable<Entry> Day(DateOnly day)
    {
        foreach (var entry in Income(day)) yield return entry;
        foreach (var entry in Transfers(day)) yield return entry;
        foreach (var entry in Bills(day)) yield return entry;
        foreach (var entry in CardDay(day)) yield return entry;
        foreach (var entry in DebitPurchases(day)) yield return entry;
        foreach (var entry in TravelDay(day)) yield return entry;
    }

    /// <summary>Two purchases that any day can have: fresh data always shows something pending.</summary>
    public IEnumerable<Entry> Fresh(DateOnly day)
    {
        var dice = Dice.For(seed, day, 9);
        yield return Purchase(Card, day, Payees.EatingOut[0], ref dice, home);
        yield return Purchase(Card, day, Payees.Groceries[0], ref dice, home);
    }

    IEnumerable<Entry> Income(DateOnly day)
    {
        if (day == BusinessDay(day, 15) || day == BusinessDay(day, DateTime.DaysInMonth(day.Year, day.Month)))
            yield return new Entry(Checking, day, -wages, Payees.Wages)
            {
                Description = $"{employer} PAYROLL PPD ID: 9{seed & 0xFFFFFF:D8}",
            };
        if (day.AddDays(1).Day == 1)
            yield return new Entry(Savings, day, -Dice.For(seed, day, 1).Money(2150, 3890), Payees.Interest);
    }

    IEnumerable<Entry> Transfers(DateOnly day)
    {
        if (day.Day == 5)
        {
            var reference = $"TRF{day:yyMMdd}";
            yield return new Entry(Checking, day, savingsRate, Payees.ToSavings) { Reference = reference };
            yield return new Entry(Savings, day, -savingsRate, Payees.FromChecking) { Reference = reference };
        }
        if (day.Day == 12)
        {
            yield return new Entry(Checking, day, 318.42m, Payees.LoanPayment);
            yield return new Entry(Loan, day, -318.42m, Payees.LoanPayment);
        }
        if (day.Day != PayDay) yield break;
        var due = StatementBalance(day);
        if (due <= 0) yield break;
        yield return new Entry(Checking, day, due, Payees.CardPayment) { Reference = $"AUTOPAY{day:yyMM}" };
        yield return new Entry(Card, day, -due, Payees.CardPaymentReceived) { Reference = $"AUTOPAY{day:yyMM}" };
    }

    IEnumerable<Entry> Bills(DateOnly day)
    {
        if (day.Day == 1) yield return new Entry(Checking, day, rent, Payees.Rent);
        for (var i = 0; i < Payees.Bills.Length; i++)
            if (day.Day == 6 + i * 4)
            {
                var bill = Payees.Bills[i];
                var amount = Dice.For(seed, day, 2).Money(bill.LowCents, bill.HighCents);
                yield return new Entry(Checking, day, amount, bill);
            }
    }

    /// <summary>What was charged in the month that closed some days before it is paid.</summary>
    decimal StatementBalance(DateOnly payDay)
    {
        var sum = 0m;
        var closed = payDay.AddDays(-ClosingDays);
        for (var day = closed.AddMonths(-1); day < closed; day = day.AddDays(1))
            sum += CardDay(day).Sum(e => e.Amount);
        return sum;
    }

    List<Entry> CardDay(DateOnly day)
    {
        if (!cardDays.TryGetValue(day, out var entries))
            cardDays[day] = entries = [.. Subscribed(day), .. Purchases(day), .. Refunds(day), .. TripOnCard(day)];
        return entries;
    }

    IEnumerable<Entry> Subscribed(DateOnly day)
    {
        for (var i = 0; i < subscriptions.Length; i++)
            if (day.Day == 2 + i * 4)
            {
                var price = new decimal(subscriptions[i].LowCents, 0, 0, false, 2);
                yield return new Entry(Card, day, price, subscriptions[i]);
            }
    }

    List<Entry> Purchases(DateOnly day)
    {
        var entries = new List<Entry>();
        if (TripOn(day) is not null) return entries;
        var dice = Dice.For(seed, day, 3);
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        foreach (var (payees, percent) in new[]
        {
            (Payees.Groceries, weekend ? 45 : 22), (Payees.EatingOut, weekend ? 85 : 55),
            (Payees.EatingOut, 30), (Payees.Errands, weekend ? 60 : 35), (Payees.Occasional, weekend ? 9 : 4),
        })
            if (dice.Chance(percent))
                entries.Add(Purchase(Card, day, dice.Pick(payees), ref dice, home));
        return entries;
    }

    IEnumerable<Entry> Refunds(DateOnly day)
    {
        if (!Dice.For(seed, day, 4).Chance(4)) yield break;
        var returned = Purchases(day.AddDays(-6)).FirstOrDefault(e => e.Payee.Primary == "GENERAL_MERCHANDISE");
        if (returned is null) yield break;
        yield return returned with
        {
            Date = day,
            Amount = -returned.Amount,
            Description = $"{returned.Payee.Line} REFUND",
            Settles = false,
        };
    }

    IEnumerable<Entry> DebitPurchases(DateOnly day)
    {
        var dice = Dice.For(seed, day, 5);
        if (TripOn(day) is not null) yield break;
        if (day.Day is 9 or 24) yield return new Entry(Checking, day, dice.Between(2, 5) * 20m, Payees.Cash);
        if (dice.Chance(24)) yield return Purchase(Checking, day, dice.Pick(Payees.Groceries[..3]), ref dice, home);
        if (dice.Chance(16)) yield return Purchase(Checking, day, dice.Pick(Payees.Errands), ref dice, home);
    }

    IEnumerable<Entry> TripOnCard(DateOnly day)
    {
        if (TripOn(day.AddDays(30)) is { Day: 0 })
            yield return Purchase(Card, day, Payees.Airline, day, home);
        if (TripOn(day) is not { Day: 1 } trip) yield break;
        var hotel = Purchase(Card, day, Payees.Hotel, day, trip.Place);
        var city = trip.Place.City.ToUpperInvariant();
        yield return hotel with { Description = $"HOTEL BELVEDERE {city} {trip.Place.Country}" };
        yield return new Entry(Card, day, decimal.Round(hotel.Amount * 0.03m, 2), Payees.ForeignFee);
    }

    IEnumerable<Entry> TravelDay(DateOnly day)
    {
        if (TripOn(day.AddDays(3)) is { Day: 0 })
        {
            yield return new Entry(Checking, day, 540.00m, Payees.ToTravel)
            {
                Description = "TRANSFER TO TRAVEL EUR 500.00 @ 1.08",
            };
            yield return new Entry(Travel, day, -500.00m, Payees.FromChecking);
        }
        if (TripOn(day) is not { } trip) yield break;
        var dice = Dice.For(seed, day, 6);
        for (var i = dice.Between(1, 3); i > 0; i--)
            yield return Purchase(Travel, day, dice.Pick(Payees.Abroad), ref dice, trip.Place);
    }

    /// <summary>One trip in each half of a year.</summary>
    (int Day, Place Place)? TripOn(DateOnly day)
    {
        var half = new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1);
        var dice = Dice.For(seed, half, 7);
        var passed = day.DayNumber - half.AddDays(dice.Between(40, 150)).DayNumber;
        return passed is >= 0 and < TripDays ? (passed, dice.Pick(Payees.Destinations)) : null;
    }

    Entry Purchase(string account, DateOnly day, Payee payee, DateOnly diceDay, Place place)
    {
        var dice = Dice.For(seed, diceDay, 8);
        return Purchase(account, day, payee, ref dice, place);
    }

    static Entry Purchase(string account, DateOnly day, Payee payee, ref Dice dice, Place place) =>
        new(account, day, dice.Money(payee.LowCents, payee.HighCents), payee)
        {
            Place = payee.Channel == "in store" ? place : null,
            Settles = true,
        };

    /// <summary>That day of the month, or the Friday before a weekend.</summary>
    static DateOnly BusinessDay(DateOnly month, int dayOfMonth)
    {
        var day = new DateOnly(month.Year, month.Month, dayOfMonth);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return day;
    }
}
