//! The texts of the tasks: their keys. What they say stands in `locales/{en,nl}/guidance_steps.json`.

/// Gives the table of all texts (variant and key) to a macro: the one list of them.
#[macro_export]
macro_rules! guidance_words {
    ($then:ident) => {
        $then! {
            ChapterActiveUsers chapter_active_users,
            ChapterLicenses chapter_licenses,
            ChapterUnassign chapter_unassign,
            ChapterPeople chapter_people,
            ChapterBilling chapter_billing,

            TitleAssignMany title_assign_many,
            TitleAssignOne title_assign_one,
            TitleAssignProduct title_assign_product,
            TitleChangeApps title_change_apps,
            TitleAssignOrUnassign title_assign_or_unassign,
            TitleUnassignMany title_unassign_many,
            TitleUnassignOne title_unassign_one,
            TitleUnassignProduct title_unassign_product,
            TitleMoveUsers title_move_users,
            TitleChangeQuantity title_change_quantity,

            GoActiveUsers go_active_users,
            GoLicenses go_licenses,
            GoYourProducts go_your_products,
            GoSubscriptions go_subscriptions,

            SelectCircles select_circles,
            SelectRow select_row,
            SelectRowEither select_row_either,
            SelectRowUnassign select_row_unassign,
            SelectProduct select_product,
            SelectProductNote select_product_note,
            SelectHolder select_holder,
            SelectHolderNote select_holder_note,
            SelectHolders select_holders,
            SelectHoldersNote select_holders_note,

            OpenManage open_manage,
            ChooseAdd choose_add,
            ChooseReplace choose_replace,
            ChooseReplaceNote choose_replace_note,
            SwitchProducts switch_products,
            SwitchProductsNote switch_products_note,
            SwitchNewProducts switch_new_products,
            PressAdd press_add,
            PressReplace press_replace,
            TickRemoveAll tick_remove_all,

            SelectBoxes select_boxes,
            SelectBoxesNote select_boxes_note,
            SelectBox select_box,
            SelectBoxUnassign select_box_unassign,
            SelectBoxApps select_box_apps,
            EditMany edit_many,
            ChooseAddBoxes choose_add_boxes,
            ChooseReplaceBoxes choose_replace_boxes,
            PressAddTwice press_add_twice,
            PressReplaceTwice press_replace_twice,
            EditOne edit_one,
            SwitchOnInProductLicenses switch_on_in_product_licenses,
            SwitchOffInProductLicenses switch_off_in_product_licenses,
            SwitchApps switch_apps,
            SwitchAppsNote switch_apps_note,
            PressSaveTwice press_save_twice,

            OpenLicensesAndApps open_licenses_and_apps,
            TickAndSave tick_and_save,
            TickOrClearAndSave tick_or_clear_and_save,
            ClearAndSave clear_and_save,
            SaveNote save_note,

            OpenAssign open_assign,
            ChoosePeople choose_people,
            ChoosePeopleNote choose_people_note,
            TurnApps turn_apps,
            PressAssign press_assign,
            ConflictNote conflict_note,
            ChangeBoxes change_boxes,
            PressSave press_save,
            OpenUnassign open_unassign,
            PressUnassign press_unassign,

            OpenQuantity open_quantity,
            FillTotal fill_total,
            FillTotalNote fill_total_note,
            PressSubmitChange press_submit_change,
            PressSubmit press_submit,

            TitleAddMany title_add_many,
            OpenAddUser open_add_user,
            FillBasics fill_basics,
            FillBasicsNote fill_basics_note,
            ChooseLicenses choose_licenses,
            ChooseLicensesNote choose_licenses_note,
            PassOptional pass_optional,
            PressFinish press_finish,
            FillNewUser fill_new_user,
            ChooseLicensesInSection choose_licenses_in_section,
            PressAddUser press_add_user,
            OpenAddMany open_add_many,
            BrowseFile browse_file,
            BrowseFileNote browse_file_note,
            VerifyFile verify_file,
            VerifyFileNote verify_file_note,
            SetOptions set_options,
            SeeResult see_result,

            TitleDeleteUser title_delete_user,
            TitleRestoreUser title_restore_user,
            SelectToDelete select_to_delete,
            OpenDelete open_delete,
            PressDelete press_delete,
            PressDeleteNote press_delete_note,
            GoDeletedUsers go_deleted_users,
            SelectToRestore select_to_restore,
            SelectToRestoreNote select_to_restore_note,
            OpenRestore open_restore,
            PressRestore press_restore,

            BeforeRoles before_roles,
            BeforeBilling before_billing,
            BeforePeople before_people,
            BeforePowershell before_powershell,
            BeforeGroups before_groups,
            BeforeAutomatic before_automatic,
            OwnRoles own_roles,
            OwnRequest own_request,
            OwnGroups own_groups,
            OwnSubscriptions own_subscriptions,
            OutRoles out_roles,
            OutPowershell out_powershell,
            OutGroups out_groups,
            OutAdd out_add,
            NextText next_text,
            OutQuickStart out_quick_start,
            OutInstall out_install,
            OutMobile out_mobile,
            OutSubscriptions out_subscriptions,
            OutUnassign out_unassign,
            OutBuy out_buy,
            OutAssign out_assign,
            OutAdminCenter out_admin_center,
        }
    };
}

/// Makes the enum of the table.
macro_rules! make {
    ($($name:ident $key:ident,)*) => {
        /// A text of the guidance.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is the text of this name")]
        pub enum Words {
            $($name,)*
        }

        impl Words {
            /// All texts.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

guidance_words!(make);
