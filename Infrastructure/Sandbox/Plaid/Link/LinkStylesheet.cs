namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>The hosted page's look: the product's tokens, quiet surfaces, one clear action on each step.</summary>
internal static class LinkStylesheet
{
    public const string Css =
        """
        :root {
          color-scheme: light dark;
          --paper: oklch(0.985 0.004 85);
          --surface: oklch(1 0 0);
          --ink: oklch(0.24 0.01 80);
          --ink-muted: oklch(0.47 0.012 80);
          --line: color-mix(in oklch, var(--ink) 8%, transparent);
          --control-line: color-mix(in oklch, var(--ink) 48%, transparent);
          --accent: oklch(0.52 0.09 180);
          --on-accent: oklch(1 0 0);
          --danger: oklch(0.5 0.17 27);
          --amber: oklch(0.75 0.14 75);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: oklch(0.18 0.006 80);
            --surface: oklch(0.21 0.007 80);
            --ink: oklch(0.93 0.006 85);
            --ink-muted: oklch(0.73 0.01 85);
            --line: color-mix(in oklch, var(--ink) 12%, transparent);
            --control-line: color-mix(in oklch, var(--ink) 46%, transparent);
            --accent: oklch(0.76 0.09 180);
            --on-accent: oklch(0.18 0.02 180);
            --danger: oklch(0.77 0.12 27);
            --amber: oklch(0.72 0.13 75);
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        body {
          margin: 0; min-height: 100dvh; display: flex; flex-direction: column;
          background: var(--paper); color: var(--ink);
          font: 400 14px/1.5 "Geist Sans", "Geist", system-ui, -apple-system, "Segoe UI", sans-serif;
        }
        header, main, footer { width: 100%; max-width: 448px; margin-inline: auto; padding-inline: 24px; }
        header { display: flex; justify-content: space-between; align-items: baseline; padding-block: 16px 12px; }
        header p, footer p { margin: 0; }
        .brand { font-weight: 550; }
        .stripes {
          height: 4px;
          background: repeating-linear-gradient(135deg, var(--amber) 0 8px, transparent 8px 16px);
        }
        main { flex: 1; padding-block: 40px 24px; }
        footer { padding-block: 16px 24px; font-size: 12px; color: var(--ink-muted); }
        h1 { font-size: 28px; line-height: 1.2; font-weight: 550; letter-spacing: -0.01em; margin: 0 0 8px; }
        .step { margin: 0 0 8px; font-size: 12px; color: var(--ink-muted); font-variant-numeric: tabular-nums; }
        .lead { margin: 0 0 24px; color: var(--ink-muted); }
        .muted { color: var(--ink-muted); font-size: 13px; }
        a { color: var(--accent); }
        form { margin: 0; }
        .stack { display: grid; gap: 16px; }
        .field { display: grid; gap: 4px; }
        label, legend { font-size: 13px; font-weight: 550; padding: 0; }
        legend { margin-bottom: 8px; }
        fieldset { border: 0; margin: 0; padding: 0; }
        input:not([type="checkbox"]) {
          width: 100%; height: 44px; padding: 0 12px; font: inherit; font-size: 16px; color: inherit;
          background: var(--surface); border: 1px solid var(--control-line); border-radius: 6px;
        }
        input[aria-invalid="true"] { border-color: var(--danger); }
        input[type="checkbox"] { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); flex: none; }
        button, a.primary {
          min-height: 44px; padding: 0 16px; font: inherit; border-radius: 6px; cursor: pointer;
          transition: background-color 150ms ease-out, border-color 150ms ease-out;
        }
        .primary {
          width: 100%; border: 1px solid transparent; background: var(--accent); color: var(--on-accent);
          font-weight: 550;
        }
        a.primary { display: grid; place-items: center; text-decoration: none; }
        .primary:hover { background: color-mix(in oklch, var(--accent) 88%, var(--ink)); }
        .secondary { background: var(--surface); color: inherit; border: 1px solid var(--control-line); }
        .quiet { background: none; border: 0; color: var(--ink-muted); padding: 0; text-align: start; }
        .quiet:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .search { display: grid; gap: 4px; margin-bottom: 16px; }
        .field-row { display: flex; gap: 8px; }
        .rows { list-style: none; margin: 0 0 24px; padding: 0; border-top: 1px solid var(--line); }
        .rows li { border-bottom: 1px solid var(--line); }
        .row {
          display: flex; align-items: center; gap: 12px; width: 100%; min-height: 56px; padding: 8px 0;
          background: none; border: 0; border-radius: 6px; color: inherit; text-align: start;
          font-size: 14px; font-weight: 400; cursor: pointer;
        }
        .row:hover { background: color-mix(in oklch, var(--ink) 4%, transparent); }
        .row .name { flex: 1; display: grid; }
        .mark {
          flex: none; display: grid; place-items: center; width: 32px; height: 32px; border-radius: 6px;
          border: 1px solid var(--line); background: var(--surface); font-size: 12px; font-weight: 550;
        }
        .chevron { color: var(--ink-muted); }
        .hint, .note { margin: 0; color: var(--ink-muted); font-size: 13px; }
        code { font: 13px/1.4 "Geist Mono", ui-monospace, monospace; color: var(--ink); }
        .error {
          margin: 0 0 16px; padding: 0 0 0 12px; border-inline-start: 3px solid var(--danger); color: var(--danger);
        }
        .facts { margin: 0 0 24px; border-top: 1px solid var(--line); }
        .facts div { display: flex; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--line); }
        .facts dt { flex: 0 0 80px; color: var(--ink-muted); }
        .facts dd { margin: 0; }
        .actions { display: flex; justify-content: space-between; margin-top: 16px; }
        @media (max-width: 480px) {
          header, main, footer { padding-inline: 16px; }
          main { padding-block: 24px; }
        }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
        """;
}
