namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>Everybody that a household in the sandbox deals with.</summary>
internal static class Payees
{
    public static readonly Payee[] Groceries =
    [
        Food("Whole Foods", "WHOLEFDS MKT #10234", "GROCERIES", 1800, 11500, "wholefoodsmarket.com"),
        Food("Trader Joe's", "TRADER JOE S #552", "GROCERIES", 1800, 9800, "traderjoes.com"),
        Food("Safeway", "SAFEWAY #1711", "GROCERIES", 1200, 11200, "safeway.com"),
        Food("Costco", "COSTCO WHSE #0482", "GROCERIES", 5500, 18500, "costco.com"),
    ];

    public static readonly Payee[] EatingOut =
    [
        Food("Starbucks", "STARBUCKS STORE 08214", "COFFEE", 395, 1280, "starbucks.com"),
        Food("Blue Bottle Coffee", "SQ *BLUE BOTTLE COFFEE", "COFFEE", 450, 1450, "bluebottlecoffee.com"),
        Food("Chipotle", "CHIPOTLE 1187", "FAST_FOOD", 1050, 2890, "chipotle.com"),
        Food("McDonald's", "MCDONALD'S F12840", "FAST_FOOD", 640, 1980, "mcdonalds.com"),
        Food("Sweetgreen", "SWEETGREEN UNION SQ", "RESTAURANT", 1290, 2650, "sweetgreen.com"),
        Food("Lucia's Trattoria", "TST* LUCIAS TRATTORIA", "RESTAURANT", 3200, 11800, null),
        Food("Golden Lotus", "GOLDEN LOTUS DIM SUM", "RESTAURANT", 2100, 7400, null),
        Food("The Corner Taproom", "TST* CORNER TAPROOM", "BEER_WINE_AND_LIQUOR", 1400, 5600, null),
    ];

    public static readonly Payee[] Errands =
    [
        Ride("Uber", "UBER *TRIP HELP.UBER.COM", "TAXIS_AND_RIDE_SHARES", 850, 4200, "uber.com", "online"),
        Ride("Lyft", "LYFT *RIDE SUN 7PM", "TAXIS_AND_RIDE_SHARES", 780, 3600, "lyft.com", "online"),
        Ride("Shell", "SHELL OIL 57444212", "GAS", 2800, 6900, "shell.com", "in store"),
        Ride("Clipper", "CLIPPER SYSTEMS RELOAD", "PUBLIC_TRANSIT", 2000, 4000, "clippercard.com", "online"),
        Shop("Amazon", "AMZN MKTP US*2K4TG81", "ONLINE_MARKETPLACES", 890, 12900, "amazon.com", "online"),
        Shop("Amazon", "AMAZON.COM*RT5HX20Q3", "ONLINE_MARKETPLACES", 1299, 8600, "amazon.com", "online"),
        Shop("Target", "TARGET 00027623", "SUPERSTORES", 1450, 9900, "target.com", "in store"),
        new("Walgreens", "WALGREENS #4637", "PHARMACIES_AND_SUPPLEMENTS", 620, 4800)
            { Primary = "MEDICAL", Website = "walgreens.com" },
        new("Regal Cinemas", "REGAL CINEMAS 0652", "TV_AND_MOVIES", 1650, 5200)
            { Primary = "ENTERTAINMENT", Website = "regmovies.com" },
        new("Fern & Fig Barbers", "SQ *FERN & FIG BARBERS", "HAIR_AND_BEAUTY", 3200, 6800)
            { Primary = "PERSONAL_CARE" },
    ];

    /// <summary>Bought now and then, and dearer.</summary>
    public static readonly Payee[] Occasional =
    [
        Shop("Uniqlo", "UNIQLO USA LLC", "CLOTHING_AND_ACCESSORIES", 1990, 14900, "uniqlo.com", "in store"),
        Shop("Best Buy", "BEST BUY 00001453", "ELECTRONICS", 2999, 44900, "bestbuy.com", "in store"),
        new("IKEA", "IKEA EMERYVILLE", "FURNITURE", 3900, 38900)
            { Primary = "HOME_IMPROVEMENT", Website = "ikea.com" },
    ];

    /// <summary>Paid monthly by card; the price is fixed, so both bounds are one.</summary>
    public static readonly Payee[] Subscriptions =
    [
        Stream("Netflix", "NETFLIX.COM", "TV_AND_MOVIES", 1799, "netflix.com"),
        Stream("Spotify", "SPOTIFY USA", "MUSIC_AND_AUDIO", 1199, "spotify.com"),
        Stream("Disney+", "DISNEY PLUS", "TV_AND_MOVIES", 1599, "disneyplus.com"),
        Stream("Audible", "AUDIBLE*MEMBERSHIP", "MUSIC_AND_AUDIO", 1495, "audible.com"),
        Stream("The New York Times", "NYTIMES*SUBSCRIPTION", "OTHER_ENTERTAINMENT", 1700, "nytimes.com"),
        new("iCloud", "APPLE.COM/BILL", "OTHER_GENERAL_SERVICES", 299, 299)
            { Primary = "GENERAL_SERVICES", Channel = "online", Website = "apple.com" },
        new("Dropbox", "DROPBOX*PLUS", "OTHER_GENERAL_SERVICES", 1199, 1199)
            { Primary = "GENERAL_SERVICES", Channel = "online", Website = "dropbox.com" },
        new("Harbor Fitness", "HARBOR FITNESS CLUB", "GYMS_AND_FITNESS_CENTERS", 5900, 5900)
            { Primary = "PERSONAL_CARE", Website = null },
    ];

    public static readonly Payee[] Bills =
    [
        Utility("Pacific Gas & Electric", "PGE WEB ONLINE", "GAS_AND_ELECTRICITY", 7200, 16800, "pge.com"),
        Utility("Comcast Xfinity", "COMCAST CABLE COMM", "INTERNET_AND_CABLE", 7999, 7999, "xfinity.com"),
        Utility("Verizon Wireless", "VZWRLSS*APOCC VISB", "TELEPHONE", 6500, 7400, "verizon.com"),
        Utility("City Water Department", "CITY WATER DEPT PYMT", "WATER", 3800, 6400, null),
        new("Lemonade", "LEMONADE INSURANCE", "INSURANCE", 11800, 11800)
            { Primary = "GENERAL_SERVICES", Channel = "online", Website = "lemonade.com" },
    ];

    public static readonly string[] Employers =
        ["ACME ROBOTICS INC", "NORTHWIND TRADERS", "CONTOSO HEALTH", "BLUEBIRD ANALYTICS", "GREENFIELD SCHOOLS"];

    public static readonly Payee[] Abroad =
    [
        Food("Café Central", "CAFE CENTRAL", "COFFEE", 320, 980, null),
        Food("Mercearia do Bairro", "MERCEARIA DO BAIRRO", "GROCERIES", 850, 4200, null),
        Food("Bistro am Kanal", "BISTRO AM KANAL", "RESTAURANT", 2200, 8900, null),
        Ride("Metro", "METRO TICKET", "PUBLIC_TRANSIT", 180, 1900, null, "in store"),
        new("Museum Shop", "MUSEUM SHOP", "SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS", 900, 4600)
            { Primary = "ENTERTAINMENT" },
    ];

    public static readonly Place[] Destinations =
        [new("Lisbon", null, "PT", "EUR"), new("Berlin", null, "DE", "EUR"), new("Paris", null, "FR", "EUR")];

    public static readonly Payee Hotel = new("Hotel Belvedere", "HOTEL BELVEDERE", "LODGING", 38000, 92000)
    { Primary = "TRAVEL" };
    public static readonly Payee Airline = new("TAP Air Portugal", "TAP AIR PORTUGAL", "FLIGHTS", 41000, 96000)
    { Primary = "TRAVEL", Channel = "online", Website = "flytap.com" };
    public static readonly Payee ForeignFee = Bank("FOREIGN TRANSACTION FEE", "BANK_FEES", "FOREIGN_TRANSACTION_FEES");
    public static readonly Payee Wages = new("Payroll", "PAYROLL DIRECT DEP", "WAGES", 0, 0)
    { Primary = "INCOME", Channel = "other", IsMerchant = false, CounterpartyType = "income_source" };
    public static readonly Payee Rent = new("Maple Court Apartments", "MAPLE COURT APTS RENT", "RENT", 0, 0)
    { Primary = "RENT_AND_UTILITIES", Channel = "online" };
    public static readonly Payee Cash = Bank("ATM WITHDRAWAL 0421 MARKET ST", "TRANSFER_OUT", "WITHDRAWAL");
    public static readonly Payee Interest = Bank("INTEREST PAYMENT", "INCOME", "INTEREST_EARNED");
    public static readonly Payee ToSavings = Bank("TRANSFER TO SAVINGS", "TRANSFER_OUT", "SAVINGS");
    public static readonly Payee FromChecking = Bank("TRANSFER FROM CHECKING", "TRANSFER_IN", "ACCOUNT_TRANSFER");
    public static readonly Payee ToTravel = Bank("TRANSFER TO TRAVEL EUR", "TRANSFER_OUT", "ACCOUNT_TRANSFER");
    public static readonly Payee CardPayment =
        Bank("CREDIT CARD AUTOPAY", "LOAN_PAYMENTS", "CREDIT_CARD_PAYMENT");
    public static readonly Payee CardPaymentReceived =
        Bank("AUTOMATIC PAYMENT - THANK YOU", "LOAN_PAYMENTS", "CREDIT_CARD_PAYMENT");
    public static readonly Payee LoanPayment = Bank("AUTO LOAN PAYMENT", "LOAN_PAYMENTS", "CAR_PAYMENT");
    public static readonly Payee Unknown = Bank("", "GENERAL_MERCHANDISE", "OTHER_GENERAL_MERCHANDISE");
    public static readonly Payee Deposit = Bank("", "TRANSFER_IN", "DEPOSIT");

    /// <summary>Whom a free text means, so that invented transactions get a fitting category.</summary>
    public static Payee Match(string description, decimal amount)
    {
        var known = Groceries.Concat(EatingOut).Concat(Errands).Concat(Occasional).Concat(Subscriptions).Concat(Bills)
            .FirstOrDefault(p => description.Contains(p.Name, StringComparison.OrdinalIgnoreCase));
        return known ?? (amount < 0 ? Deposit : Unknown);
    }

    static Payee Food(string name, string line, string category, int low, int high, string? website) =>
        new(name, line, category, low, high) { Primary = "FOOD_AND_DRINK", Website = website };

    static Payee Ride(
        string name, string line, string category, int low, int high, string? website, string channel) =>
        new(name, line, category, low, high) { Primary = "TRANSPORTATION", Website = website, Channel = channel };

    static Payee Shop(
        string name, string line, string category, int low, int high, string? website, string channel) =>
        new(name, line, category, low, high) { Primary = "GENERAL_MERCHANDISE", Website = website, Channel = channel };

    static Payee Stream(string name, string line, string category, int cents, string website) =>
        new(name, line, category, cents, cents) { Primary = "ENTERTAINMENT", Channel = "online", Website = website };

    static Payee Utility(string name, string line, string category, int low, int high, string? website) =>
        new(name, line, category, low, high)
        { Primary = "RENT_AND_UTILITIES", Channel = "online", Website = website };

    static Payee Bank(string line, string primary, string category) =>
        new(line, line, category, 0, 0) { Primary = primary, Channel = "other", IsMerchant = false };
}
