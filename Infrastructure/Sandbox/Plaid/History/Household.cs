namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>
/// The life behind one bank login. A pure function of seed and date: any day can be told again, so history made
/// today and days that pass later fit together.
/// </summary>
internal sealed class Household
{
    public const string Checking = "checking", Savings = "savings", Card = "card", Travel = "travel", Loan = "loan";
    private const int TripDays = 6;
    private const int PayDay = 22;

    private readonly long seed;
    private readonly decimal wages;
    private readonly decimal rent;
    private readonly decimal savingsRate;
    private readonly string employer;
    private readonly Payee[] subscriptions;
    private readonly Place home;
    private readonly Dictionary<DateOnly, List<Entry>> cardDays = [];

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

    private IEnumerable<Entry> Income(DateOnly day)
    {
        if (day == BusinessDay(day, 15) || day == BusinessDay(day, DateTime.DaysInMonth(day.Year, day.Month)))
            yield return new Entry(Checking, day, -wages, Payees.Wages)
            {
                Description = $"{employer} PAYROLL PPD ID: 9{seed & 0xFFFFFF:D8}",
            };
        if (day.AddDays(1).Day == 1)
            yield return new Entry(Savings, day, -Dice.For(seed, day, 1).Money(2150, 3890), Payees.Interest);
    }

    private IEnumerable<Entry> Transfers(DateOnly day)
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

    private IEnumerable<Entry> Bills(DateOnly day)
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

    /// <summary>What was charged from the last payment up to the day before this one.</summary>
    private decimal StatementBalance(DateOnly payDay)
    {
        var sum = 0m;
        for (var day = payDay.AddMonths(-1); day < payDay; day = day.AddDays(1))
            sum += CardDay(day).Sum(e => e.Amount);
        return sum;
    }

    private List<Entry> CardDay(DateOnly day)
    {
        if (!cardDays.TryGetValue(day, out var entries))
            cardDays[day] = entries = [.. Subscribed(day), .. Purchases(day), .. Refunds(day), .. TripOnCard(day)];
        return entries;
    }

    private IEnumerable<Entry> Subscribed(DateOnly day)
    {
        for (var i = 0; i < subscriptions.Length; i++)
            if (day.Day == 2 + i * 4)
            {
                var price = new decimal(subscriptions[i].LowCents, 0, 0, false, 2);
                yield return new Entry(Card, day, price, subscriptions[i]);
            }
    }

    private List<Entry> Purchases(DateOnly day)
    {
        var entries = new List<Entry>();
        if (TripOn(day) is not null) return entries;
        var dice = Dice.For(seed, day, 3);
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        foreach (var (payees, percent) in new[]
        {
            (Payees.Groceries, weekend ? 45 : 22), (Payees.EatingOut, weekend ? 85 : 55),
            (Payees.EatingOut, 30), (Payees.Errands, weekend ? 60 : 35),
        })
            if (dice.Chance(percent))
                entries.Add(Purchase(Card, day, dice.Pick(payees), ref dice, home));
        return entries;
    }

    private IEnumerable<Entry> Refunds(DateOnly day)
    {
        if (!Dice.For(seed, day, 4).Chance(4)) yield break;
        var returned = Purchases(day.AddDays(-6)).FirstOrDefault(e => e.Payee.Primary == "GENERAL_MERCHANDISE");
        if (returned is null) yield break;
        yield return returned with
        {
            Date = day, Amount = -returned.Amount, Description = $"{returned.Payee.Line} REFUND", Settles = false,
        };
    }

    private IEnumerable<Entry> DebitPurchases(DateOnly day)
    {
        var dice = Dice.For(seed, day, 5);
        if (TripOn(day) is not null) yield break;
        if (day.Day is 9 or 24) yield return new Entry(Checking, day, dice.Between(2, 5) * 20m, Payees.Cash);
        if (dice.Chance(24)) yield return Purchase(Checking, day, dice.Pick(Payees.Groceries[..3]), ref dice, home);
        if (dice.Chance(16)) yield return Purchase(Checking, day, dice.Pick(Payees.Errands), ref dice, home);
    }

    private IEnumerable<Entry> TripOnCard(DateOnly day)
    {
        if (TripOn(day.AddDays(30)) is { Day: 0 })
            yield return Purchase(Card, day, Payees.Airline, day, home);
        if (TripOn(day) is not { Day: 1 } trip) yield break;
        var hotel = Purchase(Card, day, Payees.Hotel, day, trip.Place);
        var city = trip.Place.City.ToUpperInvariant();
        yield return hotel with { Description = $"HOTEL BELVEDERE {city} {trip.Place.Country}" };
        yield return new Entry(Card, day, decimal.Round(hotel.Amount * 0.03m, 2), Payees.ForeignFee);
    }

    private IEnumerable<Entry> TravelDay(DateOnly day)
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
    private (int Day, Place Place)? TripOn(DateOnly day)
    {
        var half = new DateOnly(day.Year, day.Month <= 6 ? 1 : 7, 1);
        var dice = Dice.For(seed, half, 7);
        var passed = day.DayNumber - half.AddDays(dice.Between(40, 150)).DayNumber;
        return passed is >= 0 and < TripDays ? (passed, dice.Pick(Payees.Destinations)) : null;
    }

    private Entry Purchase(string account, DateOnly day, Payee payee, DateOnly diceDay, Place place)
    {
        var dice = Dice.For(seed, diceDay, 8);
        return Purchase(account, day, payee, ref dice, place);
    }

    private static Entry Purchase(string account, DateOnly day, Payee payee, ref Dice dice, Place place) =>
        new(account, day, dice.Money(payee.LowCents, payee.HighCents), payee)
        {
            Place = payee.Channel == "in store" ? place : null,
            Settles = true,
        };

    /// <summary>That day of the month, or the Friday before a weekend.</summary>
    private static DateOnly BusinessDay(DateOnly month, int dayOfMonth)
    {
        var day = new DateOnly(month.Year, month.Month, dayOfMonth);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return day;
    }
}
