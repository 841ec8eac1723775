// Owns driving WebKit by WebDriver: the driver program and a session, and what is found by role and accessible name, both
// as the browser itself computes them.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { expect } from "@playwright/test";

/** Where elements of a role are looked for; which of them have it the browser says. */
const CANDIDATES: Record<string, string> = {
  button: "button, [role=button]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  complementary: "aside, [role=complementary]",
  combobox: "input[role=combobox], select, [role=combobox]",
  dialog: "dialog, [role=dialog]",
  grid: "[role=grid]",
  heading: "h1, h2, h3",
  link: "a[href]",
  option: "[role=option]",
  tab: "[role=tab]",
  radio: "input[type=radio], [role=radio]",
  row: "[role=row], tr",
  status: "[role=status]",
  switch: "[role=switch]",
};
/** What WebDriver calls an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const browserPath = (): string | undefined => {
  if (process.env.WEBKIT) return process.env.WEBKIT;
  const folders = ["/usr/libexec", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)];
  const paths = folders.flatMap((folder) => ["4.1", "6.0", "4.0"].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`));
  return paths.find((path) => existsSync(path));
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A found element. */
export class Found {
  constructor(
    private readonly webkit: WebKit,
    readonly id: string,
  ) {}

  click = (): Promise<unknown> => this.webkit.ask("POST", `/element/${this.id}/click`, {});
  type = (text: string): Promise<unknown> => this.webkit.ask("POST", `/element/${this.id}/value`, { text });
  text = (): Promise<string> => this.webkit.ask("GET", `/element/${this.id}/text`) as Promise<string>;
  /** Something of this role and name inside it, once it is there. */
  get = (role: string, name: string | RegExp): Promise<Found> => this.webkit.get(role, name, this);
}

export class WebKit {
  private session = "";

  private constructor(
    private readonly driver: ChildProcess,
    private readonly address: string,
  ) {}

  static async start(): Promise<WebKit> {
    const port = await freePort();
    // A group of its own, so that nothing of it outlives the walk.
    const line = ["-a", "WebKitWebDriver", `--port=${port}`];
    const driver = spawn("xvfb-run", line, { detached: true, stdio: "ignore" });
    const webkit = new WebKit(driver, `http://127.0.0.1:${port}`);
    await expect.poll(() => webkit.isReady(), { message: "WebKitWebDriver", timeout: 20_000 }).toBe(true);
    const options = { binary: browserPath(), args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = (await webkit.call("POST", "/session", { capabilities })) as { sessionId: string };
    webkit.session = `/session/${sessionId}`;
    return webkit;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/status`)).ok;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    await this.ask("DELETE", "").catch(() => {});
    if (this.driver.pid) process.kill(-this.driver.pid);
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.address + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: any };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  }

  /** One command of the session. */
  ask = (method: string, path: string, body?: unknown): Promise<unknown> => this.call(method, this.session + path, body);

  open = (url: string): Promise<unknown> => this.ask("POST", "/url", { url });
  reload = (): Promise<unknown> => this.ask("POST", "/refresh", {});
  run = <T>(script: string): Promise<T> => this.ask("POST", "/execute/sync", { script, args: [] }) as Promise<T>;

  private async all(role: string, name: string | RegExp, inside?: Found): Promise<Found[]> {
    const value = CANDIDATES[role] ?? `[role=${role}]`;
    const path = inside ? `/element/${inside.id}/elements` : "/elements";
    const found = (await this.ask("POST", path, { using: "css selector", value })) as Record<string, string>[];
    const fitting: Found[] = [];
    const fits = async (id: string): Promise<boolean> => {
      const about = async (what: string) => String(await this.ask("GET", `/element/${id}/${what}`)).trim();
      const label = await about("computedlabel");
      const isNamed = typeof name === "string" ? label === name : name.test(label);
      return isNamed && (await about("computedrole")) === role && (await about("displayed")) === "true";
    };
    for (const id of found.map((one) => one[ELEMENT] ?? "")) {
      // What was there a moment ago may be gone.
      if (await fits(id).catch(() => false)) fitting.push(new Found(this, id));
    }
    return fitting;
  }

  /** The first of this role and name, once it is there. */
  async get(role: string, name: string | RegExp, inside?: Found): Promise<Found> {
    let first: Found | undefined;
    const look = async () => {
      [first] = await this.all(role, name, inside).catch(() => []);
      return first !== undefined;
    };
    await expect.poll(look, { message: `${role} ${name}`, timeout: 15_000 }).toBe(true);
    return first as unknown as Found;
  }
}
