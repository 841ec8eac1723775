// Owns the walks of the list of Active users as CSV, and of invented names: a list becomes users and licenses.
import { expect, test } from "./helpers/app";
import { button, openUsers } from "./helpers/walk";

const IDS = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];

// The list as it is exported today, with commas; and as it was before, with semicolons, in another order.
const TODAY = [
  "\uFEFFDisplay name,User principal name,Object Id,First name,Last name,Department,Usage location,Block credential,Licenses",
  `Wendelmoed Quispel,wendelmoed@quispel.example,${IDS[0]},Wendelmoed,Quispel,Sales,NL,False,Office 365 E3+Seventeen Sheep Plan 9`,
  `Balthazar Xhosa,balthazar@quispel.example,${IDS[1]},Balthazar,Xhosa,Sales,NL,True,Unlicensed`,
].join("\r\n");
const BEFORE = [
  "\uFEFFBlock credential;Department;Display name;First name;Last name;Licenses;Object Id;Usage location;User principal name",
  `False;Sales;Wendelmoed Quispel;Wendelmoed;Quispel;Office 365 E3+Seventeen Sheep Plan 9;${IDS[0]};NL;wendelmoed@quispel.example`,
  `True;Sales;Balthazar Xhosa;Balthazar;Xhosa;;${IDS[1]};NL;balthazar@quispel.example`,
].join("\r\n");

type User = { id: string; displayName: string; accountEnabled: boolean; department: string; assignedLicenses: { skuId: string }[] };

test("the list of Active users becomes users and licenses, and names can be invented before anything is stored", async ({
  app,
  page,
}) => {
  const replace = app.text("Replace tenant", "Tenant vervangen");
  await app.open("#/sandbox");

  const take = async (text: string) => {
    const report = await app.offerTenant(text, "users.csv");
    await expect(report).toContainText("users.csv");
    await button(report, replace).click();
    await expect(report).toBeHidden();
    return app.exportTenant();
  };

  const today = await test.step("as exported today", async () => {
    const tenant = await take(TODAY);
    const users = tenant.users as User[];
    expect(users.map((user) => [user.id, user.displayName, user.accountEnabled])).toEqual([
      [IDS[0], "Wendelmoed Quispel", true],
      [IDS[1], "Balthazar Xhosa", false],
    ]);
    const names = new Map(tenant.subscribedSkus.map((sku: any) => [sku.skuId, sku.skuPartNumber]));
    const held = users[0].assignedLicenses.map((license) => names.get(license.skuId));
    expect(held.sort()).toEqual(["ENTERPRISEPACK", "Seventeen Sheep Plan 9"]);
    expect(users[1].assignedLicenses).toEqual([]);
    const grid = await openUsers(app);
    await expect(grid.getByRole("row").filter({ hasText: "Wendelmoed Quispel" })).toContainText("Seventeen Sheep Plan 9");
    return tenant;
  });

  const before = await test.step("as exported before, with semicolons", async () => {
    // No list says when it is, so that a tenant is dated when it's imported.
    const tenant = await take(BEFORE);
    expect(Date.parse(tenant.zetel.clock)).toBeGreaterThanOrEqual(Date.parse(today.zetel.clock));
    expect({ ...tenant, zetel: { ...tenant.zetel, clock: today.zetel.clock } }).toEqual(today);
    return tenant;
  });

  await test.step("a row that is wrong refuses the whole list, and says which", async () => {
    const report = await app.offerTenant(TODAY.replace("balthazar@", "wendelmoed@"), "twice.csv");
    const alert = report.getByRole("alert");
    await expect(alert).toContainText("3");
    await expect(button(report, replace)).toHaveCount(0);
    await button(report, app.L("btn.close")).click();
    expect(await app.exportTenant()).toEqual(before);
  });

  await test.step("with invented names, nothing of the real ones is left", async () => {
    await app.go("#/sandbox");
    const label = app.text("Replace names and addresses with fictitious ones", "Namen en adressen vervangen door verzonnen gegevens");
    await page.getByRole("checkbox", { name: label, exact: true }).check();
    await app.axe();
    const tenant = await take(TODAY);
    const text = JSON.stringify(tenant).toLowerCase();
    for (const real of ["wendelmoed", "quispel", "balthazar", "xhosa"]) {
      expect(text).not.toContain(real);
    }
    const users = tenant.users as User[];
    expect(users.map((user) => [user.id, user.department])).toEqual([
      [IDS[0], "Sales"],
      [IDS[1], "Sales"],
    ]);
    expect(users[0].assignedLicenses.length).toBe(2);
    // What the page keeps is what was exported.
    await app.reload();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }).toLowerCase());
    expect(stored).not.toContain("quispel");
    expect(await app.exportTenant()).toEqual(tenant);
  });
});
