//! The products and service plans: every product by its facts, and the shape of the two tables.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::{HashMap, HashSet};

use zetel::catalog::{
    plan, plans, plans_with_name, product, products, products_with_part_number, unreadable_lines, AppliesTo,
    Family, ServicePlanId, SkuId,
};

/// Id, part number, name, number of plans, and all plan ids combined by exclusive or.
#[rustfmt::skip]
const PRODUCTS: [(&str, &str, &str, usize, u128); 61] = [
    ("3b555118-da6a-4418-894f-7df1e2096870", "O365_BUSINESS_ESSENTIALS", "Microsoft 365 Business Basic", 13, 0x9c6ff5935d5347488d631d26a24c6854),
    ("f245ecc8-75af-4f8e-b61f-27d8114de5f3", "O365_BUSINESS_PREMIUM", "Microsoft 365 Business Standard", 37, 0xa44b54f0a55f447c8e235acc24f77558),
    ("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "SPB", "Microsoft 365 Business Premium", 55, 0xa59afe97703b459abcba0b4bb238a575),
    ("cdd28e44-67e3-425e-be4c-737fab2899d3", "O365_BUSINESS", "Microsoft 365 Apps for Business", 5, 0x44d823f22a14441b84bb9ea2f7eb3a36),
    ("c2273bd0-dff7-4215-9ef5-2c7bcfb06425", "OFFICESUBSCRIPTION", "Microsoft 365 Apps for Enterprise", 9, 0x97fabbf192f4443b939a4fcdaa0f58ae),
    ("18181a46-0d4e-45cd-891e-60aabd171b4e", "STANDARDPACK", "Office 365 E1", 34, 0x66a56952c45b0c0e0406c531f548ce33),
    ("6fd2c87f-b296-42f0-b197-1e91e994b900", "ENTERPRISEPACK", "Office 365 E3", 37, 0x0c6c42b5f5924ee3986c096b8c135f4e),
    ("c7df2760-2c81-4ef7-b578-5b5392b571df", "ENTERPRISEPREMIUM", "Office 365 E5", 56, 0x7c1e544a08a203a521207f3410d3262b),
    ("4b585984-651b-448a-9e53-3b10f069cf7f", "DESKLESSPACK", "Office 365 F3", 26, 0xb5d48a48a6e803f93ef3dab0514fc5f2),
    ("05e9a617-0261-4cee-bb44-138d3ef5d965", "SPE_E3", "Microsoft 365 E3", 51, 0x7fe256661efc4adb9072502a8e29a60c),
    ("06ebc4ee-1bb5-47dd-8120-11324bc54e06", "SPE_E5", "Microsoft 365 E5", 86, 0xb1c9d84246ce0fbf287adace988d46c5),
    ("50f60901-3181-4b75-8a2c-4c8e4c1d5a72", "M365_F1_COMM", "Microsoft 365 F1", 18, 0xf386511d5fa708a507c44b1cfc3b6fdc),
    ("66b55226-6b4f-492c-910c-a3b7a3c9d993", "SPE_F1", "Microsoft 365 F3", 39, 0xb9f7edfc5b3e4663bb649046f761210f),
    ("dcf0408c-aaec-446c-afd4-43e3683943ea", "Microsoft_365_E3_(no_Teams)", "Microsoft 365 E3 (no Teams)", 50, 0xc5f4b448a4000d1735aa8eaa2dfbb888),
    ("7e31c0d9-9551-471d-836f-32ee72be4a01", "Microsoft_Teams_Enterprise_New", "Microsoft Teams Enterprise", 13, 0x02458f4db18d4757a1945c2660abd1ea),
    ("94763226-9b3c-4e75-a931-5c89701abe66", "STANDARDWOFFPACK_FACULTY", "Office 365 A1 for faculty", 30, 0x3c92172cae6c0fd10fbce0bffe5438a5),
    ("4b590615-0888-425a-a965-b3bf7789848d", "M365EDU_A3_FACULTY", "Microsoft 365 A3 for Faculty", 46, 0xfb1531cf255b089206711dbbd2e05f32),
    ("e97c048c-37a4-45fb-ab50-922fbf07a370", "M365EDU_A5_FACULTY", "Microsoft 365 A5 for faculty", 87, 0xa0b462deadb445f8a26b43c668fd236d),
    ("efccb6f7-5641-4e0e-bd10-b4976e1bf68e", "EMS", "Enterprise Mobility + Security E3", 7, 0x5a5712aa57754da998f4dc2ece6e425a),
    ("b05e124f-c7cc-45a0-a6aa-8cf78c946968", "EMSPREMIUM", "Enterprise Mobility + Security E5", 10, 0x4bb21260aef902d13e7f9ef0dbc65cca),
    ("078d2b04-f1bd-4111-bbd4-b4b1b354cef4", "AAD_PREMIUM", "Microsoft Entra ID P1", 4, 0x49484d97515901d22494914148360e8c),
    ("84a661c4-e949-4bd2-a560-ed7766fcaf2b", "AAD_PREMIUM_P2", "Microsoft Entra ID P2", 5, 0xa788a6d8351d4e478f34c1830551f714),
    ("061f9ace-7d42-4136-88ac-31dc755f143f", "INTUNE_A", "Intune", 1, 0xc1ec4a951f0545b3a911aa3fa01094f5),
    ("99fc2803-fa72-42d3-ae78-b055e177d275", "INTUNE_A_VL", "Microsoft Intune Plan 1 A VL", 2, 0x2f28ec5bf8cc0aee06656be414481b54),
    ("c52ea49f-fe5d-4e95-93ba-1de91d380f89", "RIGHTSMANAGEMENT", "Azure Information Protection Plan 1", 2, 0xd2f315a8192909c81571e7502648d823),
    ("4b9405b0-7788-4568-add1-99614e613b69", "EXCHANGESTANDARD", "Exchange Online (Plan 1)", 3, 0x4ce31d5eb9fb42b5b6b86bca9c484e67),
    ("19ec0d23-8335-4cbd-94ac-6050e30712fa", "EXCHANGEENTERPRISE", "Exchange Online (Plan 2)", 1, 0xefb87545963c4e0d99df69c6916d9eb0),
    ("80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82", "EXCHANGEDESKLESS", "Exchange Online Kiosk", 1, 0x4a82b400a79f41a4b4e2e94f5787b113),
    ("ee02fd1b-340e-4a4b-b355-4a514e4c8943", "EXCHANGEARCHIVE_ADDON", "Exchange Online Archiving for Exchange Online", 1, 0x176a09a67ec54039ac02b2791c6ba793),
    ("1fc08a02-8b3d-43b9-831e-f76859e04e1a", "SHAREPOINTSTANDARD", "SharePoint Online (Plan 1)", 1, 0xc7699d2e19aa44de8edf1736da088ca1),
    ("a9732ec9-17d9-494c-a51c-d6b45b384dcb", "SHAREPOINTENTERPRISE", "SharePoint Online (Plan 2)", 1, 0x5dbe027f233941239542606e4d348a72),
    ("e6778190-713e-4e4f-9119-8b8238de25df", "WACONEDRIVESTANDARD", "OneDrive for Business (Plan 1)", 4, 0x4d965ba6b9e8094e367ba417c17587f7),
    ("3ab6abff-666f-4424-bfb7-f0bc274ec7bc", "TEAMS_ESSENTIALS_AAD", "Microsoft Teams Essentials (AAD Identity)", 8, 0x16c49de6b84d0a6d3112efcab5a91b0e),
    ("36a0f3b3-adb5-49ea-bf66-762134cf063a", "Microsoft_Teams_Premium", "Microsoft Teams Premium Introductory Pricing", 7, 0x2ce97f6ec6e2480482d7b5fe55b08e9e),
    ("0c266dff-15dd-4b49-8397-2bb16070ed52", "MCOMEETADV", "Microsoft 365 Audio Conferencing", 1, 0x3e26ee1f8a5f4d52aee2b81ce45c8f40),
    ("e43b5b99-8dfb-405f-9987-dc307f34bcbd", "MCOEV", "Microsoft Teams Phone Standard", 1, 0x4828c8ecdc2e4779b50287ac9ce28ab7),
    ("0dab259f-bf13-4952-b7f8-7db8f131b28d", "MCOPSTN1", "Skype for Business PSTN Domestic Calling", 1, 0x4ed3ff6369d74fb7b9845aec7f605ca8),
    ("d3b4fe1f-9992-4930-8acb-ca6ec609365e", "MCOPSTN2", "Skype for Business PSTN Domestic and International Calling", 1, 0x5a10155df5c1411aa8ece99aae125390),
    ("4b244418-9658-4451-a2b8-b5e2b364e9bd", "VISIOONLINE_PLAN1", "Visio Plan 1", 3, 0xe09d6eb087ab4f038ee58dad4b45cdd6),
    ("c5928f49-12ba-48f7-ada3-0d743a3601d5", "VISIOCLIENT", "Visio Plan 2", 4, 0x86a7eeff9b9b00f317f010150448d13c),
    ("beb6439c-caad-48d3-bf46-0c82871e12be", "PROJECT_P1", "Planner Plan 1", 6, 0x28c3ec6ebc770cba3927f17c195faf65),
    ("53818b1b-4a27-454b-8896-0dba576410e6", "PROJECTPROFESSIONAL", "Planner and Project Plan 3", 8, 0x8aa6ca5a574001d323d753336b0038b8),
    ("09015f9f-377f-4538-bbb5-f75ceb09358a", "PROJECTPREMIUM", "Project Online Premium", 4, 0xb0694acc189a05f01263423f43a519c6),
    ("a403ebcc-fae0-4ca2-8c8c-7a907fd6c235", "POWER_BI_STANDARD", "Microsoft Fabric (Free)", 3, 0xf83ee42ca7ee4e01851e2adec7e5a9de),
    ("f8a1db68-be16-40ed-86d5-cb42ce701560", "POWER_BI_PRO", "Power BI Pro", 2, 0x61ecdd54a3900941020f02fa9634d7a2),
    ("b30411f5-fea1-4a59-9ad9-3db7c7ead579", "POWERAPPS_PER_USER", "Power Apps Premium", 7, 0xcc5c5ad136fb411b972ccc45683bfee5),
    ("f30db892-07e9-47e9-837c-80727f46fd3d", "FLOW_FREE", "Microsoft Power Automate Free", 3, 0x567245d7d9914702ad2feafca08824a8),
    ("4a51bf65-409c-4a91-b845-1121b571cc9d", "FLOW_PER_USER", "Power Automate per user plan", 3, 0xba9b06f30a9841f8b537300bc28cd96a),
    ("4ef96642-f096-40de-a3e9-d83fb2f90211", "ATP_ENTERPRISE", "Microsoft Defender for Office 365 (Plan 1)", 1, 0xf20fedf3f3c343c382672bfdd51c0939),
    ("3dd6cf57-d688-4eed-ba52-9e40b5468c3e", "THREAT_INTELLIGENCE", "Microsoft Defender for Office 365 (Plan 2)", 3, 0xc32b10b8e1eb4efa9d6f37afd48925db),
    ("5e1e7702-a2b7-4360-8d07-2f515792896f", "MDE_SMB", "Microsoft Defender for Business", 4, 0x133fd667c7310c38296ac1deb9472e2b),
    ("16a55f2f-ff35-4cd5-9146-fb784e3761a5", "DEFENDER_ENDPOINT_P1", "Microsoft Defender for Endpoint P1", 2, 0x3fa56aea461602ac1ae2d2e988fe0479),
    ("111046dd-295b-4d6d-9724-d52ac90bd1f2", "WIN_DEF_ATP", "Microsoft Defender for Endpoint", 2, 0x96227a80d3fe016b15e3e9a1b36873f7),
    ("639dec6b-bb19-468b-871c-c5c441c4b0cb", "Microsoft_365_Copilot", "Microsoft Copilot for Microsoft 365", 6, 0xb87a7b7d772f00482985681e1334aca7),
    ("e2aebe6c-897d-480f-9d62-fff1381581f7", "CPC_E_2C_8GB_128GB", "Windows 365 Enterprise 2 vCPU 8 GB 128 GB", 2, 0x2fc018926d6e0b850c66d08f76737557),
    ("71f21848-f89b-4aaa-a2dc-780c8e8aac5b", "CPC_B_2C_8RAM_128GB", "Windows 365 Business 2 vCPU 8 GB 128 GB", 4, 0x3666c120ed64067c2b2f7828c1419e21),
    ("1e1a282c-9c54-43a2-9310-98ef728faace", "DYN365_ENTERPRISE_SALES", "Dynamics 365 for Sales Enterprise Edition", 7, 0x719a057a24134f95aaaebf209ccce60c),
    ("be9f9771-1c64-4618-9907-244325141096", "D365_SALES_PRO", "Dynamics 365 For Sales Professional", 6, 0xbbd99a3b7bc20b1f3707a1ca0d02fd88),
    ("7ac9fe77-66b7-4e5e-9e46-10eed1cff547", "DYN365_TEAM_MEMBERS", "Dynamics 365 Team Members", 19, 0xcd430d002fc54037bf37557566fdb32b),
    ("2880026b-2b0c-4251-8656-5d41ff11e3aa", "DYN365_BUSCENTRAL_ESSENTIAL", "Dynamics 365 Business Central Essentials", 4, 0x7a1b05f05f1c035b3963c6ea5e2415df),
    ("3d957427-ecdc-4df2-aacd-01cc9d519da8", "WORKPLACE_ANALYTICS", "Microsoft Workplace Analytics", 3, 0xbd2e2c34f97f411e847f4978b15c6c9c),
];

/// Id, name and friendly name of plans spread over the table.
#[rustfmt::skip]
const PLANS: [(&str, &str, &str); 16] = [
    ("9aaf7827-d63c-4b61-89c3-182f06f82e5c", "EXCHANGE_S_STANDARD", "Exchange Online (Plan 1)"),
    ("efb87545-963c-4e0d-99df-69c6916d9eb0", "EXCHANGE_S_ENTERPRISE", "Exchange Online (Plan 2)"),
    ("4a82b400-a79f-41a4-b4e2-e94f5787b113", "EXCHANGE_S_DESKLESS", "Exchange Online Kiosk"),
    ("5dbe027f-2339-4123-9542-606e4d348a72", "SHAREPOINTENTERPRISE", "SharePoint (Plan 2)"),
    ("c7699d2e-19aa-44de-8edf-1736da088ca1", "SHAREPOINTSTANDARD", "SharePoint (Plan 1)"),
    ("902b47e5-dcb2-4fdc-858b-c63a90a2bdb9", "SHAREPOINTDESKLESS", "SharePoint Kiosk"),
    ("e95bec33-7c88-4a70-8e19-b10bd9d0c014", "SHAREPOINTWAC", "Office for the Web"),
    ("57ff2da0-773e-42df-b2af-ffb7a2317929", "TEAMS1", "Microsoft Teams"),
    ("0feaeb32-d00e-4d66-bd5a-43b5b83db82c", "MCOSTANDARD", "Skype for Business Online (Plan 2)"),
    ("afc06cb0-b4f4-4473-8286-d644f70d8faf", "MCOIMP", "Skype for Business Online (Plan 1)"),
    ("3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40", "MCOMEETADV", "Microsoft 365 Audio Conferencing"),
    ("c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "INTUNE_A", "Microsoft Intune Plan 1"),
    ("bea4c11e-220a-4e6d-8eb8-8ea15d019f90", "RMS_S_ENTERPRISE", "Azure Rights Management"),
    ("7547a3fe-08ee-4ccb-b430-5077c5041653", "YAMMER_ENTERPRISE", "Yammer Enterprise"),
    ("2dc63b8a-df3d-448f-b683-8655877c9360", "INTUNE_B", "INTUNE_B"),
    ("4fa4026d-ce74-4962-a151-8e96d57ea8e4", "TEAMS_FREE", "MICROSOFT TEAMS (FREE)"),
];

#[test]
fn every_line_of_the_tables_can_be_read() {
    assert_eq!(unreadable_lines(), 0);
}

#[test]
fn every_product_has_its_facts() {
    assert_eq!(products().count(), PRODUCTS.len());
    for ((id, part_number, name, count, combined), listed) in PRODUCTS.into_iter().zip(products()) {
        let found = product(SkuId::parse(id).unwrap()).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(found, listed, "{name}: order");
        assert_eq!((found.part_number, found.name), (part_number, name));
        assert_eq!(found.plans().len(), count, "{name}: plans");
        assert_eq!(
            found.plan_ids().fold(0, |all, id| all ^ id.as_u128()),
            combined,
            "{name}: plan ids"
        );
        assert_eq!(
            products_with_part_number(part_number).collect::<Vec<_>>(),
            [found]
        );
    }
}

#[test]
fn totals() {
    assert_eq!(products().map(|p| p.plans().len()).sum::<usize>(), 860);
    let carried: HashSet<ServicePlanId> = products().flat_map(|p| p.plan_ids()).collect();
    assert_eq!(carried.len(), 225);
    assert_eq!(plans().count(), 276, "with those known to the rules only");
}

#[test]
fn ids_are_unique_and_names_are_filled() {
    let mut skus = HashSet::new();
    let mut monograms = HashSet::new();
    for product in products() {
        assert!(skus.insert(product.sku_id));
        assert!(monograms.insert(product.monogram), "{}", product.monogram);
        assert_eq!(product.monogram.chars().count(), 2);
        assert_eq!(product.name, product.name.trim());
        let plans: HashSet<_> = product.plan_ids().collect();
        assert_eq!(
            plans.len(),
            product.plans().len(),
            "{}: a plan twice",
            product.name
        );
        assert!(product.plan_ids().all(|id| product.has_plan(id)));
    }
    let mut ids = HashSet::new();
    let mut names: HashMap<&str, usize> = HashMap::new();
    for plan in plans() {
        assert!(ids.insert(plan.id));
        assert!(!plan.name.is_empty() && !plan.friendly.is_empty());
        assert_eq!(plan.applies_to, AppliesTo::User);
        *names.entry(plan.name).or_default() += 1;
    }
    let shared: Vec<_> = names.into_iter().filter(|(_, count)| *count > 1).collect();
    assert_eq!(shared, [("PROJECT_ESSENTIALS", 2)]);
}

#[test]
fn plans_are_found_by_id_and_by_name() {
    for (id, name, friendly) in PLANS {
        let found = plan(ServicePlanId::parse(id).unwrap()).unwrap();
        assert_eq!((found.name, found.friendly), (name, friendly));
        assert_eq!(plans_with_name(name).collect::<Vec<_>>(), [found]);
    }
    assert_eq!(plans_with_name("PROJECT_ESSENTIALS").count(), 2);
    assert_eq!(plans_with_name("exchange_s_standard").count(), 0);
}

#[test]
fn what_is_unknown_is_not_found() {
    assert!(product(SkuId::from_u128(0)).is_none());
    assert!(product(SkuId::from_u128(u128::MAX)).is_none());
    assert!(plan(ServicePlanId::from_u128(1)).is_none());
    assert_eq!(products_with_part_number("MCOPSTN5").count(), 0);
}

#[test]
fn sway_is_the_automatic_service() {
    let automatic: HashSet<_> = plans()
        .filter(|plan| plan.automatic)
        .map(|plan| plan.name)
        .collect();
    assert_eq!(automatic, HashSet::from(["SWAY"]));
}

#[test]
fn families_and_tiles_are_those_of_the_pictures() {
    let cases = [
        ("EMS", Family::Ems, "EM"),
        ("MCOMEETADV", Family::Voice, "AC"),
        ("FLOW_FREE", Family::Flow, "PA"),
        ("STANDARDPACK", Family::Office, "E1"),
        ("ENTERPRISEPACK", Family::Office, "E3"),
        ("DESKLESSPACK", Family::Office, "F3"),
        ("POWER_BI_PRO", Family::Bi, "BI"),
        ("VISIOCLIENT", Family::Visio, "Vi"),
        ("EXCHANGESTANDARD", Family::None, "X1"),
    ];
    for (part_number, family, monogram) in cases {
        let found = products_with_part_number(part_number).next().unwrap();
        assert_eq!(
            (found.family, found.monogram),
            (family, monogram),
            "{part_number}"
        );
        assert!(!found.family.as_str().is_empty());
    }
}

#[test]
fn products_later_than_2020_are_marked() {
    let later: Vec<_> = products().filter(|p| !p.classic).map(|p| p.part_number).collect();
    assert_eq!(
        later,
        [
            "Microsoft_365_E3_(no_Teams)",
            "Microsoft_Teams_Enterprise_New",
            "TEAMS_ESSENTIALS_AAD",
            "Microsoft_Teams_Premium",
            "PROJECT_P1",
            "PROJECTPROFESSIONAL",
            "MDE_SMB",
            "DEFENDER_ENDPOINT_P1",
            "Microsoft_365_Copilot",
            "CPC_E_2C_8GB_128GB",
            "CPC_B_2C_8RAM_128GB",
        ]
    );
}
