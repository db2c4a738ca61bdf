import { TOTP, URI } from "otpauth";

const STEP_MS = 30_000;

/** An authenticator app of another maker: it knows no more than what the QR code holds. */
export class Authenticator {
  readonly #totp: TOTP;
  #lastStep = 0;

  constructor(uri: string) {
    const read = URI.parse(uri);
    if (!(read instanceof TOTP)) throw new Error(`Not for codes that change with time: ${uri}`);
    this.#totp = read;
  }

  get secret(): string {
    return this.#totp.secret.base32;
  }

  /** A code that was not given before. The step that just ended still counts, so most calls need not wait. */
  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / STEP_MS);
    const step = Math.max(this.#lastStep + 1, now() - 1);
    while (now() < step) await new Promise((resolve) => setTimeout(resolve, 200));
    this.#lastStep = step;
    return this.#totp.generate({ timestamp: step * STEP_MS });
  }
}
