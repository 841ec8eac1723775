// Owns the table of imports: every kind of file that people bring becomes a tenant, or is refused for what it is.
import { expect, test } from "./helpers/app";
import { button } from "./helpers/walk";
import { kinds, type File } from "./fixtures/imports";
import { saved } from "./fixtures/saved";

/** What an exported tenant has of each user: part numbers, and what else there is to say. */
function people(tenant: any): Record<string, string[]> {
  const names = new Map<string, string>(tenant.subscribedSkus.map((sku: any) => [sku.skuId, sku.skuPartNumber]));
  const told = (user: any, deleted: string[]): [string, string[]] => {
    const marks = [...(user.accountEnabled ? [] : ["blocked"]), ...deleted, ...(user.userType === "Guest" ? ["guest"] : [])];
    const held = user.assignedLicenses.map(({ skuId }: any) => names.get(skuId) ?? skuId);
    return [user.displayName, [...marks, ...held.sort()]];
  };
  return Object.fromEntries([
    ...tenant.users.map((user: any) => told(user, [])),
    ...(tenant.deletedUsers ?? []).map((user: any) => told(user, ["deleted"])),
  ]);
}

/** How many licenses of each product there are. */
function bought(tenant: any, { products = {} }: File): Record<string, number> {
  const all = tenant.subscribedSkus.filter(({ skuId }: any) => skuId in products);
  return Object.fromEntries(all.map((sku: any) => [sku.skuId, sku.prepaidUnits.enabled]));
}

/** The user names, by display name. */
const addresses = (tenant: any): Record<string, string> =>
  Object.fromEntries(
    [...tenant.users, ...(tenant.deletedUsers ?? [])].map((user) => [user.displayName, user.userPrincipalName]),
  );

/** Who the members of each group are. */
function members(tenant: any): Record<string, string[]> {
  const names = new Map<string, string>(tenant.users.map((user: any) => [user.id, user.displayName]));
  return Object.fromEntries(
    tenant.groups.map((group: any) => [group.displayName, group.members.map(({ id }: any) => names.get(id)).sort()]),
  );
}

/** The products that are for the whole organization. */
const company = (tenant: any): string[] =>
  tenant.subscribedSkus.filter((sku: any) => sku.appliesTo === "Company").map((sku: any) => sku.skuId);

for (const [kind, files] of Object.entries({ ...kinds, ...saved })) {
  test(kind, async ({ app }) => {
    await app.open("#/sandbox");
    for (const file of files) {
      await test.step(file.name, async () => {
        const report = await app.offerTenant(file.text, file.file, file.beside);
        const place = file.refused ? report.getByRole("alert") : report;
        await expect(place).toContainText(file.file);
        for (const said of file.says) await expect(place).toContainText(app.text(...said));
        const replace = button(report, app.text("Replace tenant", "Tenant vervangen"));
        if (file.refused) {
          await expect(place).not.toContainText("JSON");
          await expect(replace).toHaveCount(0);
          await button(report, app.L("btn.close")).click();
          await expect(report).toBeHidden();
          return;
        }
        if (file.into) {
          const choose = app.text("Replace these lists in Fjord", "Deze lijsten vervangen in Fjord");
          await report.getByRole("radio", { name: choose }).check();
        }
        if (file.group) {
          const choose = app.text(`Group with the members in ${file.file}`, `Groep met de leden in ${file.file}`);
          await report.getByRole("combobox", { name: choose }).selectOption({ label: file.group });
        }
        await replace.click();
        await expect(report).toBeHidden();
        const tenant = await app.exportTenant();
        if (file.people) expect(people(tenant)).toEqual(file.people);
        if (file.products) expect(bought(tenant, file)).toEqual(file.products);
        if (file.addresses) expect(addresses(tenant)).toEqual(file.addresses);
        if (file.company) expect(company(tenant)).toEqual(file.company);
        if (file.members) expect(members(tenant)).toEqual(file.members);
      });
    }
  });
}
