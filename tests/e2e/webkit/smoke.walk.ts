// Owns the smoke walk in WebKit: an exercise, both flows in it, by role and name, and what is kept over a reload.
import { expect, test } from "@playwright/test";
import { WebKit, type Found } from "../helpers/webdriver";
import { E1, E3 } from "../fixtures/catalog";

const says = (where: Found, text: RegExp) => expect.poll(() => where.text(), { timeout: 15_000 }).toMatch(text);

test("an exercise, by product and by user, kept over a reload", async () => {
  const webkit = await WebKit.start();
  try {
    const go = (route: string) => webkit.run(`location.hash = ${JSON.stringify(route)}`);
    await webkit.open(`${process.env.ZETEL_URL}?lang=en#/practice/01-first-license`);
    await (await webkit.get("button", "Start exercise")).click();
    const panel = await webkit.get("complementary", "Exercise");
    await (await panel.get("button", "Check")).click();
    await says(panel, /Not done yet: 2 of 3 aren't met/);
    // By product.
    await go(`#/licenses/${E3.skuId}`);
    await webkit.get("heading", E3.name);
    await (await webkit.get("button", "Assign licenses")).click();
    const assign = await webkit.get("dialog", "Assign licenses to users");
    await (await assign.get("combobox", /.*/)).type("Finn O'Brien");
    await (await webkit.get("option", /^Finn O'Brien/)).click();
    await (await assign.get("button", "Assign")).click();
    await says(assign, /1 user changed/);
    await (await assign.get("button", "Close")).click();
    await (await panel.get("button", "Check")).click();
    await says(panel, /Done/);
    // By user, and undone.
    await go("#/users");
    await webkit.get("grid", "Active users");
    await (await webkit.get("button", "Finn O'Brien")).click();
    const pane = await webkit.get("dialog", "Finn O'Brien");
    await (await pane.get("tab", "Licenses and Apps")).click();
    await (await pane.get("button", "Licenses")).click();
    await (await pane.get("checkbox", E1.name)).click();
    await (await pane.get("checkbox", E3.name)).click();
    await (await pane.get("button", "Save changes")).click();
    await says(pane, /1 user changed/);
    await (await pane.get("button", "Close pane")).click();
    await webkit.reload();
    const after = await webkit.get("complementary", "Exercise");
    await says(after, /Not met/);
    await (await webkit.get("button", /^Undo/)).click();
    await (await after.get("button", "Check")).click();
    await says(after, /Done/);
  } finally {
    await webkit.stop();
  }
});
