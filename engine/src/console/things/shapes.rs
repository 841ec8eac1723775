//! The kinds of objects that the tools hand out, with the columns their documents show.

use crate::console::value::{plain, Shape};

/// A kind with columns.
const fn view(name: &'static str, columns: &'static [&'static str]) -> Shape {
    Shape {
        name,
        columns,
        list: &[],
    }
}

/// A person of Graph.
pub static MG_USER: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphUser",
    &["DisplayName", "Id", "Mail", "UserPrincipalName"],
);
/// A person of MSOnline.
pub static MSOL_USER: Shape = view(
    "Microsoft.Online.Administration.User",
    &["UserPrincipalName", "DisplayName", "isLicensed"],
);
/// A person that MSOnline has just made.
pub static MSOL_NEW_USER: Shape = view(
    "Microsoft.Online.Administration.User",
    &["Password", "UserPrincipalName", "DisplayName", "isLicensed"],
);
/// A person of AzureAD.
pub static AAD_USER: Shape = view(
    "Microsoft.Open.AzureAD.Model.User",
    &["ObjectId", "DisplayName", "UserPrincipalName", "UserType"],
);
/// A member, or somebody who came back.
pub static DIRECTORY_OBJECT: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject",
    &["Id", "DeletedDateTime"],
);
/// A product of Graph.
pub static MG_SKU: Shape = Shape {
    name: "Microsoft.Graph.PowerShell.Models.MicrosoftGraphSubscribedSku",
    columns: &[
        "Id",
        "AccountId",
        "AccountName",
        "AppliesTo",
        "CapabilityStatus",
        "ConsumedUnits",
        "SkuId",
        "SkuPartNumber",
    ],
    list: &[
        "AppliesTo",
        "CapabilityStatus",
        "ConsumedUnits",
        "Id",
        "PrepaidUnits",
        "ServicePlans",
        "SkuId",
        "SkuPartNumber",
        "AdditionalProperties",
    ],
};
/// A product of MSOnline.
pub static MSOL_SKU: Shape = view(
    "Microsoft.Online.Administration.AccountSkuDetails",
    &["AccountSkuId", "ActiveUnits", "WarningUnits", "ConsumedUnits"],
);
/// A product of AzureAD.
pub static AAD_SKU: Shape = view(
    "Microsoft.Open.AzureAD.Model.SubscribedSku",
    &["ObjectId", "SkuPartNumber", "PrepaidUnits", "ConsumedUnits"],
);
/// Seats of Graph.
pub static MG_UNITS: Shape = plain("Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail");
/// Seats of AzureAD.
pub static AAD_UNITS: Shape = plain("class LicenseUnitsDetail {");
/// A service of a product.
pub static PLAN: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphServicePlanInfo",
    &[
        "AppliesTo",
        "ProvisioningStatus",
        "ServicePlanId",
        "ServicePlanName",
    ],
);
/// A service of MSOnline.
pub static SERVICE_STATUS: Shape = view(
    "Microsoft.Online.Administration.ServiceStatus",
    &["ServicePlan", "ProvisioningStatus"],
);
/// A product with the services left off.
pub static ASSIGNED: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense",
    &["DisabledPlans", "SkuId"],
);
/// Where a license comes from and how it stands.
pub static STATE: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseAssignmentState",
    &[
        "AssignedByGroup",
        "DisabledPlans",
        "Error",
        "LastUpdatedDateTime",
        "SkuId",
        "State",
    ],
);
/// A license of a person of MSOnline.
pub static MSOL_LICENSE: Shape = plain("Microsoft.Online.Administration.UserLicense");
/// A product that a person has.
pub static DETAIL: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseDetails",
    &["Id", "SkuId", "SkuPartNumber"],
);
/// A product that a person has, of AzureAD.
pub static AAD_DETAIL: Shape = view(
    "Microsoft.Open.AzureAD.Model.LicenseDetail",
    &["ObjectId", "ServicePlans"],
);
/// A group of Graph.
pub static MG_GROUP: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphGroup",
    &["DisplayName", "Id", "MailNickname", "Description", "GroupTypes"],
);
/// A group of MSOnline.
pub static MSOL_GROUP: Shape = view(
    "Microsoft.Online.Administration.Group",
    &["ObjectId", "DisplayName", "GroupType", "Description"],
);
/// A group of AzureAD.
pub static AAD_GROUP: Shape = view(
    "Microsoft.Open.AzureAD.Model.Group",
    &["ObjectId", "DisplayName", "Description"],
);
/// A member of a group of MSOnline.
pub static MSOL_MEMBER: Shape = view(
    "Microsoft.Online.Administration.GroupMember",
    &["GroupMemberType", "EmailAddress", "DisplayName"],
);
/// An admin role.
pub static ROLE: Shape = view(
    "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryRole",
    &["DisplayName", "Id", "Description", "RoleTemplateId"],
);
/// An admin role of MSOnline.
pub static MSOL_ROLE: Shape = view(
    "Microsoft.Online.Administration.Role",
    &["ObjectId", "Name", "Description"],
);
/// Who is signed in.
pub static CONTEXT: Shape = plain("Microsoft.Graph.PowerShell.Authentication.AuthContext");
/// Services to leave off, for MSOnline.
pub static OPTIONS: Shape = plain("Microsoft.Online.Administration.LicenseOption");
/// What AzureAD and Entra build of one product.
pub static AAD_ASSIGNED: Shape = plain("Microsoft.Open.AzureAD.Model.AssignedLicense");
/// What AzureAD and Entra build of a change of licenses.
pub static AAD_CHANGE: Shape = plain("Microsoft.Open.AzureAD.Model.AssignedLicenses");
/// Any other object of a tool.
pub static THING: Shape = plain("Microsoft.Graph.PowerShell.Models.MicrosoftGraphEntity");
