// Owns what a browser can do to stored work: a page that is lost in the middle of a change, storage that is full,
// blocked, damaged or of a newer version, and a program that doesn't start.
import { readFileSync } from "node:fs";
import type { CDPSession, Locator, Page } from "@playwright/test";
import { App, expect, test } from "./helpers/app";
import { button, manage, openUsers, press, start, switchOf } from "./helpers/walk";
import { E1, E3, type Product } from "./fixtures/catalog";
import { consumed, holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const two: Tenant = { people: nobodyHas("Anna de Vries", "Bram Jansen") };
const status = (app: App): Locator => app.page.getByRole("banner").getByRole("status");
const above = (app: App, text: string): Locator => app.page.getByRole("status").filter({ hasText: text });
const notSaved = (app: App): Promise<void> =>
  expect(status(app)).toContainText(app.text("Not saved", "Niet opgeslagen"));
const saved = (app: App): Promise<void> => expect(status(app)).toContainText(app.text("Saved", "Opgeslagen"));
const meter = (app: App): Locator =>
  app.page.getByRole("meter", { name: app.text("Storage used", "Gebruikte opslag"), exact: true });

/** What pressing something downloads, as text. */
async function downloaded(page: Page, what: Locator): Promise<string> {
  const download = page.waitForEvent("download");
  await what.click();
  return readFileSync(await (await download).path(), "utf8");
}

/** Acts in another role (by its key in a tenant file), which is one small change. */
async function actAs(app: App, role: string): Promise<void> {
  const roles = app.page.getByRole("banner").getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
  await roles.selectOption(role);
}

/** A tenant of so many people, each without a license, and enough seats. */
function many(people: number): Tenant {
  const names = Array.from({ length: people }, (_, n) => `Person ${String(n).padStart(5, "0")}`);
  return { people: nobodyHas(...names), products: [[E1, people], [E3, people]] };
}

/** Everybody is to get a product; only the button is left. */
async function prepareAll(app: App, product: Product): Promise<Locator> {
  await openUsers(app);
  await app.page.getByRole("checkbox", { name: app.text("Select all users", "Alle gebruikers selecteren") }).check();
  const pane = await manage(app, "add");
  await switchOf(pane, product).click();
  return pane;
}

/** Ends the process of the page, without a word to the page. */
async function kill(page: Page, session: CDPSession): Promise<void> {
  const gone = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await gone;
}

test("a page that is lost in the middle of a change for 10,000 people leaves all of it or nothing", async ({
  app,
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const people = 10_000;
  await start(app, many(people));
  await saved(app);
  await page.goto("about:blank");
  const another = async (): Promise<App> => {
    const tab = new App(await context.newPage(), app.locale, app.url);
    await tab.open("#/users");
    return tab;
  };
  // Lost at once, after so many writes, or when it was said to be done: never something in between.
  for (const moment of ["at once", 1, 2, 3, "done"] as const) {
    await test.step(`lost ${moment}`, async () => {
      const tab = await another();
      const pane = await prepareAll(tab, E3);
      const session = await context.newCDPSession(tab.page);
      if (typeof moment === "number") {
        // The page stands still in the n-th write of the change, when the store has taken it.
        await tab.page.evaluate((n) => {
          const set = Storage.prototype.setItem;
          let writes = 0;
          Storage.prototype.setItem = function counted(key: string, text: string) {
            set.call(this, key, text);
            writes += 1;
            while (writes === n) document.title = "stands still";
          };
        }, moment);
      }
      const go = press(tab, pane, "btn.add").catch(() => undefined);
      if (moment === "done") {
        const done = tab.text("10,000 users changed", "10.000 gebruikers gewijzigd");
        await expect(pane.getByRole("status").filter({ hasText: done })).toBeVisible({ timeout: 20_000 });
      }
      await kill(tab.page, session);
      await go;
      await tab.page.close();

      const next = await another();
      const after = consumed(await next.exportTenant(), E3);
      expect([0, people]).toContain(after);
      if (moment === "done") expect(after).toBe(people);
      if (after === people) {
        const undo = new RegExp(`^${next.text("Undo", "Ongedaan maken")}`);
        await next.page.getByRole("banner").getByRole("button", { name: undo }).click();
        expect(consumed(await next.exportTenant(), E3)).toBe(0);
      }
      await next.page.close();
    });
  }
  await app.open();
});

test("storage filled by another app: kept in memory, nothing stored is harmed, and saved when there is room", async ({
  app,
  page,
}) => {
  test.slow();
  await start(app, two);
  const before = await app.exportTenant();
  await expect(meter(app)).toHaveAttribute("aria-valuetext", /5 MB/);

  const fill = () =>
    page.evaluate(() => {
      let text = "x".repeat(5_242_880);
      for (let at = 0; text.length > 0; at += 1) {
        try {
          localStorage.setItem(`another app ${localStorage.length} ${at}`, text);
        } catch {
          text = text.slice(0, text.length / 2);
        }
      }
    });
  await test.step("full to the brim", async () => {
    await fill();
    // What is kept twice makes room, once.
    await actAs(app, "helpdesk");
    await saved(app);
    await fill();
    await actAs(app, "billing");
    await notSaved(app);
    const memory = app.text("Changes aren't being saved.", "Alleen in het geheugen bewaard.");
    await expect(above(app, memory)).toContainText(
      app.text("Earlier changes are safe", "Eerdere wijzigingen zijn veilig"),
    );
    const none = app.text("[01] KB free", "[01] KB vrij");
    await expect(meter(app)).toHaveAttribute("aria-valuetext", new RegExp(` ${none}$`));
    await app.axe();
    // From any page.
    await app.go("#/home");
    const file = JSON.parse(
      await downloaded(page, button(above(app, memory), app.text("Export tenant", "Tenant exporteren"))),
    );
    expect(file.zetel.actor).toBe("billing");
    await button(above(app, memory), app.text("Try again", "Opnieuw proberen")).click();
    await notSaved(app);
  });

  await test.step("what was saved is there after a reload", async () => {
    await app.reload();
    const kept = await app.exportTenant();
    expect(kept.zetel.actor).toBe("helpdesk");
    expect(kept.users).toEqual(before.users);
  });

  await test.step("when there is room again, it is saved: by the button, and by the next change", async () => {
    await actAs(app, "billing");
    await notSaved(app);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("another app")) localStorage.removeItem(key);
    });
    await button(page.getByRole("status"), app.text("Try again", "Opnieuw proberen")).click();
    await saved(app);
    await actAs(app, "global");
    await app.reload();
    expect(await app.exportTenant()).toEqual(before);
  });
});

test("storage that is blocked, and allowed again", async ({ app, page }) => {
  await page.addInitScript(() => {
    const real = window.localStorage;
    Object.defineProperty(window, "localStorage", {
      get() {
        if (document.documentElement.dataset.allowed) return real;
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await start(app, two);
  await notSaved(app);
  const memory = app.text("Changes aren't being saved.", "Alleen in het geheugen bewaard.");
  await app.go("#/home");
  await expect(above(app, memory)).toContainText(
    app.text("This browser blocks storage for this site", "Deze browser blokkeert opslag voor deze site"),
  );
  await app.axe();
  const file = JSON.parse(
    await downloaded(page, button(above(app, memory), app.text("Export tenant", "Tenant exporteren"))),
  );
  expect(Object.keys(holdings(file))).toEqual(["Anna de Vries", "Bram Jansen"]);
  await page.evaluate(() => {
    document.documentElement.dataset.allowed = "yes";
  });
  await button(above(app, memory), app.text("Try again", "Opnieuw proberen")).click();
  await saved(app);
  await expect(above(app, memory)).toHaveCount(0);
});

test("texts that were set aside are listed, downloaded, deleted and brought back", async ({ app, page }) => {
  await start(app, two);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (/tenant\.\d/.test(key)) localStorage.setItem(key, "not what was written here");
    }
  });
  await app.open("#/home");
  await app.reload();
  const offer = app.text("Download set-aside data", "Downloaden wat apart is gezet");
  const told = above(app, app.text("set aside, not deleted", "apart gezet, niet verwijderd"));
  const texts = JSON.parse(await downloaded(page, button(told, offer)));
  expect(Object.values(texts)).toContain("not what was written here");

  await app.go("#/sandbox");
  const list = page.getByRole("list", { name: app.text("Set-aside data", "Apart gezet"), exact: true });
  const items = list.getByRole("listitem");
  await expect(items.first()).toBeVisible();
  const count = await items.count();
  const first = items.filter({ hasText: "tenant." }).first();
  await expect(first).toContainText("1 KB");
  const text = await downloaded(page, first.getByRole("button", { name: /^Download/ }));
  expect(text).toBe("not what was written here");
  await first.getByRole("button", { name: app.text("Delete tenant", "Verwijderen tenant") }).click();
  await expect(items).toHaveCount(count - 1);
  const deleted = above(app, app.text("One item was deleted.", "Eén tekst is verwijderd."));
  await button(deleted, app.text("Undo", "Ongedaan maken")).click();
  await expect(items).toHaveCount(count);
  await app.axe();
});

/** Rewrites what is stored as a version that is not there yet would: whole, and only for itself to read. */
const makeNewer = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // 15 bits a character from U+1000 on, the first of which says how many bits at the end are nothing.
    const bytesOf = (text: string): number[] => {
      const values = Array.from(text, (char) => char.charCodeAt(0) - 0x1000);
      const padding = values.shift() ?? 0;
      const bits = values.map((value) => value.toString(2).padStart(15, "0")).join("");
      return (bits.slice(0, bits.length - padding).match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
    };
    const textOf = (bytes: number[]): string => {
      const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
      const padding = (15 - (bits.length % 15)) % 15;
      const values = (bits + "0".repeat(padding)).match(/.{15}/g) ?? [];
      return [padding, ...values.map((value) => parseInt(value, 2))]
        .map((value) => String.fromCharCode(value + 0x1000))
        .join("");
    };
    const sum = (bytes: number[]): number[] => {
      const step = (sum: bigint, byte: number) => ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
      const whole = bytes.reduce(step, 0xcbf29ce484222325n);
      return Array.from({ length: 8 }, (_, at) => Number((whole >> BigInt(8 * at)) & 0xffn));
    };
    for (const key of Object.keys(localStorage).filter((key) => /tenant\.\d|journal\./.test(key))) {
      const [mark = 0, , , kind = 0, ...rest] = bytesOf(localStorage.getItem(key) ?? "");
      const head = [mark, 99, 99, kind];
      const value = rest.slice(8);
      localStorage.setItem(key, textOf([...head, ...sum([...head, ...value]), ...value]));
    }
  });

test("what a newer version stored is looked at and taken along, and not touched", async ({ app, page }) => {
  await start(app, two);
  await makeNewer(page);
  const stored = () =>
    page.evaluate(() => {
      const texts = Object.entries(localStorage).filter(([key]) => /tenant\.|journal\.|unreadable\./.test(key));
      return JSON.stringify(texts.sort());
    });
  const before = await stored();
  await app.open("#/home");
  await app.reload();
  const title = app.text("This tenant is read-only", "Deze tenant kan alleen worden bekeken");
  await expect(above(app, title)).toBeVisible();
  await actAs(app, "helpdesk");
  const question = page.getByRole("dialog", { name: title, exact: true });
  await expect(question.getByRole("alert")).toBeVisible();
  await app.axe();
  await press(app, question, "btn.close");
  const raw = app.text("Download all stored data", "Opgeslagen gegevens ongewijzigd downloaden");
  const texts = JSON.parse(await downloaded(page, button(above(app, title), raw)));
  expect(Object.keys(texts).some((key) => key.startsWith("tenant."))).toBe(true);
  expect(await stored()).toBe(before);
  await app.go("#/sandbox");
  await button(page.getByRole("main"), app.text("Start fresh", "Met een schone lei beginnen")).click();
  await saved(app);
  await expect(above(app, title)).toHaveCount(0);
});

test("a program that doesn't start leaves what is stored on the page, and a fresh start", async ({ app, page }) => {
  await start(app, two);
  const noProgram = [/Failed to load resource/, /net::ERR/, /WebAssembly/, /TypeError/, /ReferenceError/];
  app.expected = noProgram;
  const words = app.text("Zetel couldn't start.", "Zetel kon niet worden gestart.");
  const raw = app.text("Download all stored data", "Opgeslagen gegevens ongewijzigd downloaden");
  const offered = async () => {
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    const texts = JSON.parse(await downloaded(page, page.getByRole("link", { name: raw, exact: true })));
    expect(Object.keys(texts).some((key) => key.startsWith("tenant."))).toBe(true);
  };
  await test.step("the program does not load", async () => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(app.url);
    await offered();
    await app.axe();
    await page.unroute("**/*.wasm");
  });
  await test.step("the browser has no WebAssembly; starting afresh sets everything aside", async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.enable");
    const { identifier } = await session.send("Page.addScriptToEvaluateOnNewDocument", {
      source: "delete window.WebAssembly",
    });
    await page.goto("about:blank");
    await page.goto(app.url);
    await offered();
    await session.send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    await page.getByRole("button", { name: app.text("Start fresh", "Met een schone lei beginnen") }).click();
    await expect(page.locator("#boot")).toHaveCount(0, { timeout: 15_000 });
    expect((await app.exportTenant()).organization.displayName).not.toBe("Contoso");
    const list = page.getByRole("list", { name: app.text("Set-aside data", "Apart gezet"), exact: true });
    await expect(list.getByRole("listitem").filter({ hasText: "tenant." }).first()).toBeVisible();
  });
});
