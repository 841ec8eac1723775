//! The labels that steps speak of. Their texts are those of the pages themselves; here are only their keys.

/// Makes the enum, its list and its keys from one table.
macro_rules! labels {
    ($($name:ident $key:literal,)*) => {
        /// A label of the screens.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is the label of this name")]
        pub enum Label {
            $($name,)*
        }

        impl Label {
            /// All labels.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What stands for it in texts, between brackets.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The label of a key.
            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|label| label.key() == key)
            }
        }
    };
}

labels! {
    Navigation "navigation",
    OpenNavigation "open_navigation",
    Users "users",
    ActiveUsers "active_users",
    Billing "billing",
    LicensesPage "licenses",
    YourProducts "your_products",
    Subscriptions "subscriptions",
    SelectPerson "select_person",
    SelectedCount "selected_count",
    MoreOptions "more_options",
    Manage "manage",
    AddChoice "add_choice",
    ReplaceChoice "replace_choice",
    Next "next",
    AddTitle "add_title",
    ReplaceTitle "replace_title",
    Add "add",
    Replace "replace",
    RemoveAll "remove_all",
    Back "back",
    Close "close",
    ClosePane "close_pane",
    BulkActions "bulk_actions",
    EditProductLicenses "edit_product_licenses",
    Edit "edit",
    AssignProducts "assign_products",
    ProductLicenses "product_licenses",
    LicensesAndApps "licenses_and_apps",
    LicensesSection "licenses_section",
    SaveChanges "save_changes",
    ChangesSaved "changes_saved",
    AssignLicenses "assign_licenses",
    AssignPane "assign_pane",
    AppsOnOff "apps_on_off",
    Assign "assign",
    ProductUsers "product_users",
    AppsAndServices "apps_and_services",
    AppsOfProduct "apps_of_product",
    Save "save",
    UnassignLicenses "unassign_licenses",
    Unassign "unassign",
    On "on",
    Off "off",
    AddRemoveLicenses "add_remove_licenses",
    TotalLicenses "total_licenses",
    SubmitChange "submit_change",
    Submit "submit",
    AddUser "add_user",
    Basics "basics",
    DisplayName "display_name",
    Username "username",
    AssignProductLicenses "assign_product_licenses",
    OptionalSettings "optional_settings",
    UserRoles "user_roles",
    ProfileInfo "profile_info",
    FinishAdding "finish_adding",
    NewUser "new_user",
    WithoutLicense "without_license",
    AddMultipleUsers "add_multiple_users",
    ImportMultipleUsers "import_multiple_users",
    Browse "browse",
    Verify "verify",
    SetUserOptions "set_user_options",
    ViewResult "view_result",
    DeleteUser "delete_user",
    DeleteUsers "delete_users",
    DeletedUsersPage "deleted_users",
    RestoreUser "restore_user",
    RestoreUsers "restore_users",
    Restore "restore",
    RoleGlobal "role_global",
    RoleLicense "role_license",
    RoleUser "role_user",
    RoleBilling "role_billing",
}
