//! The other programs: files, groups, people, MSOnline, AzureAD, and what is refused.

use crate::program::Is::{Changes, Count, Errors, File, Has, Holds, Lines, Says, Seats};
use crate::program::{Program, AZURE_AD, GRAPH, MSONLINE};

pub const PROGRAMS: &[Program] = &[
    Program {
        name: "P21 from a file",
        before: GRAPH,
        text: "Import-Csv hires.csv | ForEach-Object { Update-MgUser -UserId $_.UserPrincipalName -UsageLocation \
               $_.Location; Set-MgUserLicense -UserId $_.UserPrincipalName -AddLicenses @{SkuId=$sku[$_.Part]} \
               -RemoveLicenses @() }",
        is: &[Errors(2), Says("does not exist"), Seats("EMS", 2), Holds("carla", "EMS in NL")],
    },
    Program {
        name: "P22 report to a file",
        before: GRAPH,
        text: "Get-MgUser -All -Property UserPrincipalName,AssignedLicenses | Where-Object { $_.AssignedLicenses } |
               Select-Object UserPrincipalName, @{n='Products';e={ ($_.AssignedLicenses | ForEach-Object { \
               $id=$_.SkuId; $sku.Keys | Where-Object { $sku[$_] -eq $id } } | Sort-Object) -join ';' }} |
               Export-Csv out.csv -NoTypeInformation",
        is: &[
            Errors(0),
            Count(0),
            File(
                "out.csv",
                "\"UserPrincipalName\",\"Products\"\r\n\
                 \"anna@contoso.example\",\"ENTERPRISEPACK\"\r\n\
                 \"bram@contoso.example\",\"STANDARDPACK\"\r\n\
                 \"daan@contoso.example\",\"ENTERPRISEPACK\"\r\n\
                 \"eva@contoso.example\",\"ENTERPRISEPACK\"\r\n\
                 \"hugo@contoso.example\",\"ENTERPRISEPACK;VISIOCLIENT\"\r\n\
                 \"ines@contoso.example\",\"STANDARDPACK\"\r\n",
            ),
        ],
    },
    Program {
        name: "P23 by country",
        before: GRAPH,
        text: "Get-MgUser -All -Property UsageLocation | Group-Object UsageLocation | Sort-Object Count -Descending | \
               Select-Object Name, Count",
        is: &[
            Lines(&["Name Count", "---- -----", "NL       6", "         2", "US       1"]),
            Errors(0),
        ],
    },
    Program {
        name: "P24 who inherits",
        before: GRAPH,
        text: "$s = (Get-MgUser -All -Property LicenseAssignmentStates).LicenseAssignmentStates
               @($s | Where-Object { -not $_.AssignedByGroup }).Count
               @($s | Where-Object AssignedByGroup).Count
               @($s | Where-Object { $_.AssignedByGroup -and $_.State -eq 'Error' }).Count",
        is: &[Lines(&["6", "3", "1"]), Errors(0)],
    },
    Program {
        name: "P25 license a group",
        before: GRAPH,
        text: "$g = Get-MgGroup -Filter \"displayName eq 'Sales'\"
               Set-MgGroupLicense -GroupId $g.Id -AddLicenses @(@{SkuId=$sku.POWER_BI_PRO}) -RemoveLicenses @() | \
               Out-Null",
        is: &[
            Errors(0),
            Seats("POWER_BI_PRO", 3),
            Holds("carla", "POWER_BI_PRO@ in nowhere"),
        ],
    },
    Program {
        name: "P26 find and heal",
        before: GRAPH,
        text: "$g = Get-MgGroup -Filter \"hasMembersWithLicenseErrors eq true\"
               $bad = Get-MgGroupMemberWithLicenseError -GroupId $g.Id
               Set-MgUserLicense -UserId $bad.Id -AddLicenses @() -RemoveLicenses @($sku.STANDARDPACK) | Out-Null
               (Get-MgUser -UserId $bad.Id -Property LicenseAssignmentStates).LicenseAssignmentStates.State
               Invoke-MgLicenseUser -UserId $bad.Id | Out-Null
               @(Get-MgGroup -Filter \"hasMembersWithLicenseErrors eq true\").Count",
        is: &[
            Lines(&["Error", "0"]),
            Errors(0),
            Holds("ines", "ENTERPRISEPACK@ in NL"),
            Seats("ENTERPRISEPACK", 5),
            Seats("STANDARDPACK", 1),
        ],
    },
    Program {
        name: "P27 drop doubles",
        before: GRAPH,
        text: "$g = Get-MgGroup -Filter \"displayName eq 'Licensed E3'\"
               foreach ($m in Get-MgGroupMember -GroupId $g.Id -All) {
                 $states = (Get-MgUser -UserId $m.Id -Property LicenseAssignmentStates).LicenseAssignmentStates | \
               Where-Object { $_.SkuId -eq $sku.ENTERPRISEPACK -and $_.State -eq 'Active' }
                 $direct = @($states | Where-Object { $null -eq $_.AssignedByGroup }).Count
                 $group = @($states | Where-Object { $_.AssignedByGroup -eq $g.Id }).Count
                 if ($direct -gt 0 -and $group -gt 0) {
                   Set-MgUserLicense -UserId $m.Id -AddLicenses @() -RemoveLicenses @($sku.ENTERPRISEPACK) | Out-Null
                 }
               }",
        is: &[
            Errors(0),
            Changes(1),
            Seats("ENTERPRISEPACK", 4),
            Holds("eva", "ENTERPRISEPACK@ in US"),
        ],
    },
    Program {
        name: "P28 quoted name",
        before: GRAPH,
        text: "(Get-MgUser -Filter \"surname eq 'O''Brien'\").DisplayName",
        is: &[Lines(&["Finn O'Brien"]), Errors(0)],
    },
    Program {
        name: "P29 the pipeline does not bind",
        before: GRAPH,
        text: "Get-MgUser -Filter \"department eq 'IT'\" | Set-MgUserLicense -AddLicenses @{SkuId=$sku.EMS} \
               -RemoveLicenses @()",
        is: &[Errors(1), Says("cannot be bound"), Seats("EMS", 0), Changes(0)],
    },
    Program {
        name: "P29 with a loop it does",
        before: GRAPH,
        text: "Get-MgUser -Filter \"department eq 'IT'\" | ForEach-Object { Set-MgUserLicense -UserId $_.Id \
               -AddLicenses @{SkuId=$sku.EMS} -RemoveLicenses @() }",
        is: &[Errors(0), Seats("EMS", 1), Changes(1)],
    },
    Program {
        name: "P30 dry run",
        before: GRAPH,
        text: "Set-MgUserLicense -UserId finn@contoso.example -AddLicenses @{SkuId=$sku.EMS} -RemoveLicenses @() \
               -WhatIf",
        is: &[
            Lines(&[
                "What if: Performing the operation \"Set-MgUserLicense_AssignExpanded\" on target \"Call remote \
                 'POST /users/{user-id}/microsoft.graph.assignLicense' operation\".",
            ]),
            Errors(0),
            Changes(0),
        ],
    },
    Program {
        name: "P31 new colleague",
        before: GRAPH,
        text: "New-MgUser -DisplayName 'Jan Peters' -UserPrincipalName jan@contoso.example -MailNickname jan \
               -PasswordProfile @{Password='Pa55w.rd'} -AccountEnabled -UsageLocation NL | Out-Null
               Set-MgUserLicense -UserId jan@contoso.example -AddLicenses @{SkuId=$sku.VISIOCLIENT} -RemoveLicenses \
               @() | Out-Null
               @(Get-MgUser -All).Count",
        is: &[
            Lines(&["10"]),
            Errors(0),
            Seats("VISIOCLIENT", 2),
            Holds("jan", "VISIOCLIENT in NL"),
        ],
    },
    Program {
        name: "P32 delete and bring back",
        before: GRAPH,
        text: "$id = (Get-MgUser -UserId daan@contoso.example).Id
               Remove-MgUser -UserId daan@contoso.example -Confirm:$false
               (Get-MgSubscribedSku | Where-Object SkuPartNumber -eq ENTERPRISEPACK).ConsumedUnits
               $d = (Get-MgDirectoryDeletedItem -DirectoryObjectId microsoft.graph.user -Property \
               '*').AdditionalProperties['value']
               @($d).Count
               $d.userPrincipalName -eq ($id -replace '-','') + 'daan@contoso.example'
               Restore-MgDirectoryDeletedItem -DirectoryObjectId $id | Out-Null
               @(Get-MgUser -All).Count",
        is: &[
            Lines(&["3", "1", "True", "9"]),
            Errors(0),
            Holds("daan", "ENTERPRISEPACK in NL"),
        ],
    },
    Program {
        name: "S01 MSOnline table",
        before: MSONLINE,
        text: "Get-MsolAccountSku | Sort-Object AccountSkuId",
        is: &[
            Lines(&[
                "AccountSkuId           ActiveUnits WarningUnits ConsumedUnits",
                "------------           ----------- ------------ -------------",
                "contoso:EMS                      3            0             0",
                "contoso:ENTERPRISEPACK           6            0             4",
                "contoso:FLOW_FREE            10000            0             0",
                "contoso:POWER_BI_PRO             3            0             0",
                "contoso:STANDARDPACK             5            0             2",
                "contoso:VISIOCLIENT              2            0             1",
            ]),
            Errors(0),
        ],
    },
    Program {
        name: "S02 services of one product",
        before: MSONLINE,
        text: "(Get-MsolAccountSku | where {$_.AccountSkuId -eq \"contoso:VISIOCLIENT\"}).ServiceStatus",
        is: &[Has("ServicePlan"), Has("Success"), Count(6), Errors(0)],
    },
    Program {
        name: "S03 options only",
        before: MSONLINE,
        text: "$lo = New-MsolLicenseOptions -AccountSkuId \"contoso:ENTERPRISEPACK\" -DisabledPlans \
               \"SWAY\",\"TEAMS1\"; Set-MsolUserLicense -UserPrincipalName daan@contoso.example -LicenseOptions $lo",
        is: &[
            Count(0),
            Errors(0),
            Holds("daan", "ENTERPRISEPACK-SWAY,TEAMS1 in NL"),
            Seats("ENTERPRISEPACK", 4),
        ],
    },
    Program {
        name: "S04 giving what is held",
        before: MSONLINE,
        text: "Set-MsolUserLicense -UserPrincipalName anna@contoso.example -AddLicenses \"contoso:ENTERPRISEPACK\"",
        is: &[
            Errors(1),
            Says("Unable to assign this license because it is invalid."),
            Says("+ CategoryInfo          : OperationStopped: (:) [Set-MsolUserLicense], MicrosoftOnlineException"),
            Holds("anna", "ENTERPRISEPACK-SWAY in NL"),
            Changes(0),
        ],
    },
    Program {
        name: "S05 stream",
        before: MSONLINE,
        text: "Get-MsolUser -All -Department \"Sales\" | Where-Object {$_.isLicensed -eq $true} | Set-MsolUserLicense \
               -AddLicenses \"contoso:POWER_BI_PRO\"",
        is: &[Errors(0), Seats("POWER_BI_PRO", 2), Changes(2)],
    },
    Program {
        name: "S06 by position",
        before: MSONLINE,
        text: "$x = Get-MsolUser -All -UnlicensedUsersOnly; for ($i=0; $i -lt $x.Count; $i++) { \
               $x[$i].UserPrincipalName }",
        is: &[Count(3), Has("carla@contoso.example"), Errors(0)],
    },
    Program {
        name: "S07 by way of a group?",
        before: MSONLINE,
        text: "(Get-MsolUser -UserPrincipalName hugo@contoso.example).Licenses | ForEach-Object { \
               \"$($_.AccountSkuId) $($_.GroupsAssigningLicense.Count)\" } | Sort-Object",
        is: &[Lines(&["contoso:ENTERPRISEPACK 1", "contoso:VISIOCLIENT 0"]), Errors(0)],
    },
    Program {
        name: "S08 old role name",
        before: MSONLINE,
        text: "Add-MsolRoleMember -RoleName \"Company Administrator\" -RoleMemberEmailAddress anna@contoso.example
               (Get-MsolRoleMember -RoleObjectId (Get-MsolRole -RoleName 'Company \
               Administrator').ObjectId).UserPrincipalName",
        is: &[Lines(&["anna@contoso.example"]), Errors(0)],
    },
    Program {
        name: "A01 typed objects",
        before: AZURE_AD,
        text: "$l = New-Object -TypeName Microsoft.Open.AzureAD.Model.AssignedLicense; $l.SkuId = \
               (Get-AzureADSubscribedSku | Where-Object -Property SkuPartNumber -Value \"EMS\" -EQ).SkuId; $ls = \
               New-Object -TypeName Microsoft.Open.AzureAD.Model.AssignedLicenses; $ls.AddLicenses = $l; \
               Set-AzureADUserLicense -ObjectId finn@contoso.example -AssignedLicenses $ls",
        is: &[Count(0), Errors(0), Seats("EMS", 1)],
    },
    Program {
        name: "A02 arithmetic with ids",
        before: AZURE_AD,
        text: "$s = (Get-AzureADSubscribedSku)[0]; $s.ObjectId.Substring($s.ObjectId.Length - 36) -eq $s.SkuId",
        is: &[Lines(&["True"]), Errors(0)],
    },
    Program {
        name: "X01 not signed in",
        before: "",
        text: "Get-MgUser -All",
        is: &[Count(0), Errors(1), Says("Connect-MgGraph")],
    },
    Program {
        name: "X02 not enough scope",
        before: "Connect-MgGraph -Scopes 'User.Read.All' -NoWelcome",
        text: "Set-MgUserLicense -UserId finn@contoso.example -AddLicenses @{SkuId='efccb6f7-5641-4e0e-bd10-\
               b4976e1bf68e'} -RemoveLicenses @()",
        is: &[
            Errors(1),
            Says("Insufficient privileges to complete the operation."),
            Says("Status: 403 (Forbidden)"),
            Changes(0),
        ],
    },
    Program {
        name: "X04 unknown cmdlet",
        before: GRAPH,
        text: "Set-MgUserLicence -UserId finn@contoso.example",
        is: &[Errors(1), Says("The term 'Set-MgUserLicence' is not recognized"), Changes(0)],
    },
];
