// Owns the large tenant file of the benchmark: people as an export of a real tenant has them, with ids that are random.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E1 = "18181a46-0d4e-45cd-891e-60aabd171b4e";
const PER_WRITE = 5_000;
const FIRST = ["Anna", "Bram", "Chloe", "Daan", "Emma", "Finn", "Greta", "Hugo", "Iris", "Jan", "Kees", "Lotte", "Maud"];
const LAST = ["de Vries", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Hendriks"];
const PLACES = ["NL", "BE", "DE", "FR", "GB"];
const DEPARTMENTS = ["Sales", "Finance", "Care", "Education", "IT", "Legal", "Planning"];

function user(n) {
  const name = `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}`;
  const licenses = n % 3 === 0 ? [] : [{ skuId: n % 3 === 1 ? E3 : E1, disabledPlans: [] }];
  return JSON.stringify({
    id: randomUUID(),
    displayName: `${name} ${n}`,
    userPrincipalName: `${name.toLowerCase().replaceAll(" ", ".")}.${n}@contoso.example`,
    usageLocation: PLACES[n % PLACES.length],
    accountEnabled: n % 17 !== 0,
    userType: "Member",
    department: DEPARTMENTS[n % DEPARTMENTS.length],
    assignedLicenses: licenses,
  });
}

/** Writes a tenant file of so many people; returns its path, and what takes it away. */
export function writeTenant(users) {
  const folder = mkdtempSync(join(tmpdir(), "zetel-bench-"));
  const path = join(folder, "tenant.json");
  const sku = (skuId, skuPartNumber) =>
    JSON.stringify({ skuId, skuPartNumber, capabilityStatus: "Enabled", appliesTo: "User", prepaidUnits: { enabled: users, warning: 0, suspended: 0, lockedOut: 0 } });
  const file = openSync(path, "w");
  writeSync(file, `{"organization":{"displayName":"Contoso","countryLetterCode":"NL","verifiedDomains":[{"name":"contoso.example","isDefault":true}]},`);
  writeSync(file, `"subscribedSkus":[${sku(E3, "ENTERPRISEPACK")},${sku(E1, "STANDARDPACK")},${sku("f30db892-07e9-47e9-837c-80727f46fd3d", "FLOW_FREE")}],"users":[`);
  for (let from = 0; from < users; from += PER_WRITE) {
    const some = Array.from({ length: Math.min(PER_WRITE, users - from) }, (_, i) => user(from + i));
    writeSync(file, (from > 0 ? "," : "") + some.join(","));
  }
  writeSync(file, "]}");
  closeSync(file);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}
