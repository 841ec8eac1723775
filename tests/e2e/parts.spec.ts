// Owns the program in two parts: the first shows the list of people by itself, and the second may be late or missing.
import { readdirSync } from "node:fs";
import { expect, test } from "./helpers/app";
import { DIST } from "./helpers/server.mjs";

const REST = "**/zetel_rest*.wasm";

test("a part that can't be fetched is asked for again, and nothing is lost", async ({ app, page }) => {
  test.skip(!readdirSync(DIST).some((name) => name.startsWith("zetel_rest")), "this build is in one part");
  app.expected.push(/Failed to load resource|net::ERR_FAILED/);
  let online = false;
  await page.route(REST, (route) => (online ? route.continue() : route.abort()));
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    // Once more in vain, and then the network is back.
    online = asked.length === 2;
    await dialog.accept();
  });
  await app.open("#/users");
  const row = page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true }).getByRole("row").nth(1);
  await expect(row).toBeVisible();
  await row.getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(asked).toHaveLength(2);
  expect(asked[0]).toBe(
    app.text(
      "Zetel couldn't load this part of the app. Your saved changes are safe. Check your connection, and then select OK to try again.",
      "Dit deel van Zetel kon niet worden geladen. Wat u hebt opgeslagen, is veilig. Controleer uw verbinding en kies OK om het opnieuw te proberen.",
    ),
  );
  await app.reload();
  await expect(row).toBeVisible();
});
