//! The programs of Graph PowerShell, first half: products, services, locations, swaps, loops, errors.

use crate::program::Is::{Changes, Count, Errors, Has, Holds, Lines, Says, Seats};
use crate::program::{Program, GRAPH};

pub const PROGRAMS: &[Program] = &[
    Program {
        name: "P01 seats per product",
        before: GRAPH,
        text: "Get-MgSubscribedSku -All | Sort-Object SkuPartNumber | Select-Object SkuPartNumber, ConsumedUnits",
        is: &[
            Lines(&[
                "SkuPartNumber  ConsumedUnits",
                "-------------  -------------",
                "EMS                        0",
                "ENTERPRISEPACK             4",
                "FLOW_FREE                  0",
                "POWER_BI_PRO               0",
                "STANDARDPACK               2",
                "VISIOCLIENT                1",
            ]),
            Errors(0),
        ],
    },
    Program {
        name: "P02 scarce products",
        before: GRAPH,
        text: "Get-MgSubscribedSku -All | Select-Object SkuPartNumber, @{Name='Free';Expression={\
               $_.PrepaidUnits.Enabled + $_.PrepaidUnits.Warning - $_.ConsumedUnits}} | Where-Object Free -lt 3 | \
               Sort-Object Free",
        is: &[
            Lines(&[
                "SkuPartNumber  Free",
                "-------------  ----",
                "VISIOCLIENT       1",
                "ENTERPRISEPACK    2",
            ]),
            Errors(0),
        ],
    },
    Program {
        name: "P03 services of EMS",
        before: GRAPH,
        text: "$s = (Get-MgSubscribedSku -All | Where-Object SkuPartNumber -eq 'ems').ServicePlans | Sort-Object \
               ServicePlanName | Select-Object -ExpandProperty ServicePlanName; $s.Count; $s[0]; $s[-1]",
        is: &[Lines(&["7", "AAD_PREMIUM", "RMS_S_PREMIUM"]), Errors(0)],
    },
    Program {
        name: "P04 unlicensed, counted by the service",
        before: GRAPH,
        text: "Get-MgUser -Filter 'assignedLicenses/$count eq 0' -ConsistencyLevel eventual -CountVariable n -All | \
               Out-Null; \"$n people\"",
        is: &[Lines(&["3 people"]), Errors(0)],
    },
    Program {
        name: "P05 members only, escaped dollar",
        before: GRAPH,
        text: "(Get-MgUser -Filter \"assignedLicenses/`$count eq 0 and userType eq 'Member'\" -ConsistencyLevel \
               eventual -CountVariable c -All).UserPrincipalName | Sort-Object",
        is: &[Lines(&["carla@contoso.example", "finn@contoso.example"]), Errors(0)],
    },
    Program {
        name: "P06 the same without ConsistencyLevel",
        before: GRAPH,
        text: "Get-MgUser -Filter 'assignedLicenses/$count eq 0' -All",
        is: &[Count(0), Errors(1), Says("Request_UnsupportedQuery")],
    },
    Program {
        name: "P07 the missing -Property",
        before: GRAPH,
        text: "(Get-MgUser -All | Where-Object { $null -eq $_.UsageLocation }).Count; (Get-MgUser -All -Property \
               Id,UsageLocation | Where-Object { -not $_.UsageLocation }).Count",
        is: &[Lines(&["9", "2"]), Errors(0)],
    },
    Program {
        name: "P08 location first",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId carla@contoso.example -AddLicenses @{SkuId=$sku['ENTERPRISEPACK']} \
               -RemoveLicenses @()
               Update-MgUser -UserId carla@contoso.example -UsageLocation NL
               Set-MgUserLicense -UserId carla@contoso.example -AddLicenses @{SkuId=$sku['ENTERPRISEPACK']} \
               -RemoveLicenses @() | Out-Null",
        is: &[
            Count(0),
            Errors(1),
            Says("License assignment cannot be done for user with invalid usage location."),
            Says("Status: 400 (BadRequest)"),
            Seats("ENTERPRISEPACK", 5),
            Holds("carla", "ENTERPRISEPACK in NL"),
            Changes(2),
        ],
    },
    Program {
        name: "P09 resending turns services back on",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId anna@contoso.example -AddLicenses @{SkuId=$sku.ENTERPRISEPACK} \
               -RemoveLicenses @()",
        is: &[
            Has("anna@contoso.example"),
            Count(3),
            Errors(0),
            Holds("anna", "ENTERPRISEPACK in NL"),
            Seats("ENTERPRISEPACK", 4),
        ],
    },
    Program {
        name: "P10 switch off two by name",
        before: GRAPH,
        text: "$e3  = Get-MgSubscribedSku -All | Where-Object { $_.SkuPartNumber -eq 'ENTERPRISEPACK' }
               $off = $e3.ServicePlans | Where-Object ServicePlanName -in 'SWAY','YAMMER_ENTERPRISE' | Select-Object \
               -ExpandProperty ServicePlanId
               Set-MgUserLicense -UserId finn@contoso.example -AddLicenses @(@{SkuId=$e3.SkuId; \
               DisabledPlans=$off}) -RemoveLicenses @() | Out-Null",
        is: &[
            Errors(0),
            Holds("finn", "ENTERPRISEPACK-SWAY,YAMMER_ENTERPRISE in NL"),
            Seats("ENTERPRISEPACK", 5),
        ],
    },
    Program {
        name: "P11 keep what was off, add one",
        before: GRAPH,
        text: "$e3  = Get-MgSubscribedSku -All | Where-Object SkuPartNumber -eq ENTERPRISEPACK
               $u   = Get-MgUser -UserId anna@contoso.example -Property AssignedLicenses
               $now = ($u.AssignedLicenses | Where-Object SkuId -eq $e3.SkuId).DisabledPlans
               $add = ($e3.ServicePlans | Where-Object ServicePlanName -eq 'MICROSOFTBOOKINGS').ServicePlanId
               Set-MgUserLicense -UserId anna@contoso.example -AddLicenses @(@{SkuId=$e3.SkuId; \
               DisabledPlans=@($now)+@($add)}) -RemoveLicenses @() | Out-Null",
        is: &[
            Errors(0),
            Holds("anna", "ENTERPRISEPACK-MICROSOFTBOOKINGS,SWAY in NL"),
            Seats("ENTERPRISEPACK", 4),
        ],
    },
    Program {
        name: "P12 plan of another product",
        before: GRAPH,
        text: "$p = ((Get-MgSubscribedSku -All | Where-Object SkuPartNumber -eq EMS).ServicePlans | Where-Object \
               ServicePlanName -eq INTUNE_A).ServicePlanId
               Set-MgUserLicense -UserId finn@contoso.example -AddLicenses @(@{SkuId=$sku.ENTERPRISEPACK; \
               DisabledPlans=@($p)}) -RemoveLicenses @()",
        is: &[Errors(1), Says("not part of the license"), Holds("finn", "in NL"), Changes(0)],
    },
    Program {
        name: "P13 swap in one call",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId bram@contoso.example -AddLicenses @{SkuId=$sku.ENTERPRISEPACK} \
               -RemoveLicenses @($sku.STANDARDPACK) | Out-Null",
        is: &[Errors(0), Seats("ENTERPRISEPACK", 5), Seats("STANDARDPACK", 1), Changes(1)],
    },
    Program {
        name: "P14 swap in the wrong order",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId bram@contoso.example -AddLicenses @{SkuId=$sku.ENTERPRISEPACK} \
               -RemoveLicenses @()
               Set-MgUserLicense -UserId bram@contoso.example -AddLicenses @{} -RemoveLicenses @($sku.STANDARDPACK)",
        is: &[
            Errors(1),
            Says("service plans are mutually exclusive"),
            Holds("bram", "in NL"),
            Seats("ENTERPRISEPACK", 4),
            Seats("STANDARDPACK", 1),
        ],
    },
    Program {
        name: "P15 remove twice",
        before: GRAPH,
        text: "1..2 | % { Set-MgUserLicense -UserId bram@contoso.example -AddLicenses @() -RemoveLicenses \
               @($sku.STANDARDPACK) }",
        is: &[
            Errors(1),
            Says("User does not have a corresponding license."),
            Holds("bram", "in NL"),
            Changes(1),
        ],
    },
    Program {
        name: "P16 strip a person, naive and right",
        before: GRAPH,
        text: "$u = Get-MgUser -UserId hugo@contoso.example -Property AssignedLicenses,LicenseAssignmentStates
               Set-MgUserLicense -UserId hugo@contoso.example -AddLicenses @() -RemoveLicenses \
               $u.AssignedLicenses.SkuId
               $direct = $u.LicenseAssignmentStates | Where-Object { $null -eq $_.AssignedByGroup } | Select-Object \
               -ExpandProperty SkuId
               Set-MgUserLicense -UserId hugo@contoso.example -AddLicenses @() -RemoveLicenses @($direct)",
        is: &[
            Errors(1),
            Says("inherited from a group membership"),
            Holds("hugo", "ENTERPRISEPACK@ in NL"),
            Seats("VISIOCLIENT", 0),
            Seats("ENTERPRISEPACK", 4),
            Changes(1),
        ],
    },
    Program {
        name: "P17 filter on department",
        before: GRAPH,
        text: "foreach ($p in Get-MgUser -Filter \"department eq 'Sales'\" -All) { Set-MgUserLicense -UserId $p.Id \
               -AddLicenses @{SkuId=$sku.POWER_BI_PRO} -RemoveLicenses @() }",
        is: &[Errors(1), Says("invalid usage location"), Seats("POWER_BI_PRO", 2), Count(4)],
    },
    Program {
        name: "P18 too few seats",
        before: GRAPH,
        text: "'anna','bram','daan' | ForEach-Object { Set-MgUserLicense -UserId \"$_@contoso.example\" -AddLicenses \
               @{SkuId=$sku.VISIOCLIENT} -RemoveLicenses @() }",
        is: &[
            Errors(2),
            Says("does not have any available licenses"),
            Seats("VISIOCLIENT", 2),
            Holds("anna", "ENTERPRISEPACK-SWAY VISIOCLIENT in NL"),
        ],
    },
    Program {
        name: "P19 try/catch needs Stop",
        before: GRAPH,
        text: "foreach ($a in 'Continue','Stop') {
                 try { Set-MgUserLicense -UserId carla@contoso.example -AddLicenses @{SkuId=$sku.EMS} -RemoveLicenses \
               @() -ErrorAction $a; \"$a went on\" }
                 catch { \"$a caught\" }
               }",
        is: &[Lines(&["Continue went on", "Stop caught"]), Errors(1), Seats("EMS", 0)],
    },
    Program {
        name: "P20 collect errors",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId carla@contoso.example -AddLicenses @{SkuId=$sku.EMS} -RemoveLicenses @() \
               -ErrorAction SilentlyContinue -ErrorVariable oops; $oops.Count",
        is: &[Lines(&["1"]), Errors(0)],
    },
];
