namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>The hosted page's look over the product's tokens: quiet surfaces, one clear action on each step.</summary>
internal static class LinkStylesheet
{
    public const string Css =
        """
        *, *::before, *::after { box-sizing: border-box; }
        body {
          margin: 0; min-height: 100dvh; display: flex; flex-direction: column;
          background: var(--paper); color: var(--ink);
          font: var(--weight-regular) var(--text-14) / var(--leading-text) var(--font-sans);
        }
        header, main, footer { width: 100%; max-width: 448px; margin-inline: auto; padding-inline: var(--gutter); }
        header { display: flex; justify-content: space-between; align-items: baseline; padding-block: 16px 12px; }
        header p, footer p { margin: 0; }
        .brand { font-weight: var(--weight-strong); }
        .stripes {
          height: 4px;
          background: repeating-linear-gradient(135deg, var(--sandbox) 0 8px, transparent 8px 16px);
        }
        main { flex: 1; padding-block: 40px 24px; }
        footer { padding-block: 16px 24px; font-size: var(--text-12); color: var(--muted); }
        h1 {
          margin: 0 0 8px; font-size: var(--text-28); line-height: var(--leading-title);
          font-weight: var(--weight-strong); letter-spacing: -0.01em;
        }
        .step { margin: 0 0 8px; font-size: var(--text-12); color: var(--muted); font-variant-numeric: tabular-nums; }
        .lead { margin: 0 0 24px; color: var(--muted); }
        .muted { color: var(--muted); font-size: var(--text-13); }
        a { color: var(--accent); }
        form { margin: 0; }
        .stack { display: grid; gap: 16px; }
        .field { display: grid; gap: 4px; }
        label, legend { font-size: var(--text-13); font-weight: var(--weight-strong); padding: 0; }
        legend { margin-bottom: 8px; }
        fieldset { border: 0; margin: 0; padding: 0; }
        input:not([type="checkbox"]) {
          width: 100%; height: 44px; padding: 0 12px; font: inherit; font-size: var(--text-16); color: inherit;
          background: var(--raised); border: 1px solid var(--border); border-radius: var(--radius-control);
        }
        input[aria-invalid="true"] { border-color: var(--danger); }
        input[type="checkbox"] { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); flex: none; }
        button, a.primary {
          min-height: 44px; padding: 0 16px; font: inherit; border-radius: var(--radius-control); cursor: pointer;
          transition: background-color var(--quick) var(--ease), border-color var(--quick) var(--ease);
        }
        .primary {
          width: 100%; border: 1px solid transparent; background: var(--accent); color: var(--on-accent);
          font-weight: var(--weight-strong);
        }
        a.primary { display: grid; place-items: center; text-decoration: none; }
        .primary:hover { background: var(--accent-strong); }
        .secondary { background: var(--raised); color: inherit; border: 1px solid var(--border); }
        .quiet { background: none; border: 0; color: var(--muted); padding: 0; text-align: start; }
        .quiet:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .search { display: grid; gap: 4px; margin-bottom: 16px; }
        .field-row { display: flex; gap: 8px; }
        .rows { list-style: none; margin: 0 0 24px; padding: 0; border-top: 1px solid var(--hairline); }
        .rows li { border-bottom: 1px solid var(--hairline); }
        .row {
          display: flex; align-items: center; gap: 12px; width: 100%; min-height: 56px; padding: 8px 0;
          background: none; border: 0; border-radius: var(--radius-control); color: inherit; text-align: start;
          font-size: var(--text-14); font-weight: var(--weight-regular); cursor: pointer;
        }
        .row:hover { background: var(--hover); }
        .row .name { flex: 1; display: grid; }
        .mark {
          flex: none; display: grid; place-items: center; width: 32px; height: 32px;
          border: 1px solid var(--hairline); border-radius: var(--radius-control); background: var(--raised);
          font-size: var(--text-12); font-weight: var(--weight-strong);
        }
        .chevron { color: var(--muted); }
        .hint, .note { margin: 0; color: var(--muted); font-size: var(--text-13); }
        code { font: var(--text-13) / 1.4 var(--font-mono); color: var(--ink); }
        .error {
          margin: 0 0 16px; padding: 0 0 0 12px; border-inline-start: 3px solid var(--danger); color: var(--danger);
        }
        .facts { margin: 0 0 24px; border-top: 1px solid var(--hairline); }
        .facts div { display: flex; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--hairline); }
        .facts dt { flex: 0 0 80px; color: var(--muted); }
        .facts dd { margin: 0; }
        .actions { display: flex; justify-content: space-between; margin-top: 16px; }
        @media (max-width: 480px) {
          main { padding-block: 24px; }
        }
        """;
}
