//! The tools themselves: until when they worked, how they sign in to which cloud, and what they need.

use zetel::catalog::EditionId;
use zetel::domain::{Actor, ChangeGroups, Command, Role, Tenant, Time};
use zetel::script::{least_role, scopes, Note, Steps, Tool, ToolEnd};

use crate::support::*;

fn in_edition(edition: EditionId) -> Tenant {
    let mut tenant = tenant();
    tenant.edition = edition;
    tenant
}

#[test]
fn old_tools_have_an_end() {
    for (tool, end, in_2020, in_2025) in [
        (Tool::Graph, None, false, false),
        (Tool::GraphPowerShell, None, false, false),
        (Tool::MsOnline, Some(ToolEnd::Module(2025, 5, 30)), false, true),
        (
            Tool::AzureAd,
            Some(ToolEnd::LicenseCmdlets(2023, 6, 30)),
            false,
            true,
        ),
        (Tool::Cli, None, false, false),
    ] {
        assert_eq!(tool.end(), end, "{tool:?}");
        assert_eq!(
            (
                tool.is_retired_in(&in_edition(EditionId::Germany2020)),
                tool.is_retired_in(&in_edition(EditionId::Worldwide2025)),
            ),
            (in_2020, in_2025),
            "{tool:?}"
        );
    }
}

#[test]
fn they_stop_by_the_clock_as_well() {
    let mut late = tenant();
    late.clock = Time::from_date(2025, 5, 29);
    assert!(!Tool::MsOnline.is_retired_in(&late));
    late.clock = Time::from_date(2025, 5, 30);
    assert!(Tool::MsOnline.is_retired_in(&late));
    assert!(!Tool::Graph.is_retired_in(&late));
}

#[test]
fn where_a_groups_admin_may_assign_to_groups_that_is_the_least_role() {
    let give = Command::ChangeGroups(ChangeGroups {
        groups: vec![group()],
        add: vec![grant(E3, off(&[]), Default::default())],
        remove: Default::default(),
        place: Default::default(),
    });
    for (edition, role) in [
        (EditionId::Worldwide2020, Role::License),
        (EditionId::Worldwide2026, Role::Groups),
    ] {
        let tenant = in_edition(edition);
        let mut steps = Steps::new();
        steps.add(&tenant, &Actor::default(), &give, String::new());
        assert_eq!(least_role(&tenant, steps.wishes()), Some(role), "{edition:?}");
    }
}

#[test]
fn each_cloud_has_its_sign_in() {
    let command = [give(&[BRAM], vec![grant(E3, off(&[]), Default::default())])];
    for (edition, tool, line) in [
        (EditionId::Worldwide2020, Tool::GraphPowerShell, "-NoWelcome\n"),
        (
            EditionId::Vianet2020,
            Tool::GraphPowerShell,
            "-NoWelcome -Environment China\n",
        ),
        (EditionId::Worldwide2020, Tool::MsOnline, "Connect-MsolService\n"),
        (
            EditionId::Vianet2020,
            Tool::MsOnline,
            "Connect-MsolService -AzureEnvironment AzureChinaCloud\n",
        ),
        (
            EditionId::Germany2020,
            Tool::MsOnline,
            "Connect-MsolService -AzureEnvironment AzureGermanyCloud\n",
        ),
        (
            EditionId::Germany2020,
            Tool::AzureAd,
            "Connect-AzureAD -AzureEnvironmentName AzureGermanyCloud\n",
        ),
        (EditionId::Vianet2020, Tool::Cli, "m365 login --cloud China\n"),
        (EditionId::Worldwide2020, Tool::Cli, "m365 login\n"),
        (
            EditionId::Vianet2020,
            Tool::Graph,
            "POST https://microsoftgraph.chinacloudapi.cn/v1.0/users/",
        ),
        (
            EditionId::Germany2020,
            Tool::Graph,
            "POST https://graph.microsoft.de/v1.0/users/",
        ),
    ] {
        let mut tenant = tenant();
        tenant.edition = edition;
        let script = script(&tenant, tool, &command);
        assert!(script.text.contains(line), "{edition} {tool:?}\n{}", script.text);
        assert!(!script.notes.contains(&Note::Cloud));
    }
    for tool in [Tool::GraphPowerShell, Tool::Cli] {
        let mut tenant = tenant();
        tenant.edition = EditionId::Germany2020;
        let script = script(&tenant, tool, &command);
        assert_eq!(
            (script.text.as_str(), script.notes),
            ("# Cloud\n", vec![Note::Cloud]),
            "{tool:?}"
        );
    }
}

#[test]
fn least_permissions_and_the_least_role() {
    let licenses = give(&[BRAM], vec![grant(E3, off(&[]), Default::default())]);
    let delete = Command::DeleteUsers { users: vec![ANNA] };
    let members = Command::ChangeMembers {
        group: group(),
        add: vec![ANNA],
        remove: Vec::new(),
    };
    let groups = Command::DeleteGroups {
        groups: vec![group()],
    };
    let waiting = Command::ProcessNow;
    let (assign, users) = ("LicenseAssignment.ReadWrite.All", "User.ReadWrite.All");
    let (member, group_scope) = ("GroupMember.ReadWrite.All", "Group.ReadWrite.All");
    for (commands, expected, role) in [
        (vec![], vec![], None),
        (vec![&waiting], vec![], None),
        (vec![&licenses], vec![assign], Some(Role::License)),
        (vec![&delete, &licenses], vec![assign, users], Some(Role::User)),
        (vec![&members], vec![member], Some(Role::Groups)),
        (
            vec![&members, &groups],
            vec![group_scope, member],
            Some(Role::Groups),
        ),
        (vec![&members, &licenses], vec![member, assign], Some(Role::User)),
    ] {
        let mut steps = Steps::new();
        for command in &commands {
            steps.add(&tenant(), &Actor::default(), command, String::new());
        }
        assert_eq!(scopes(steps.wishes()), expected, "{commands:?}");
        assert_eq!(least_role(&tenant(), steps.wishes()), role, "{commands:?}");
    }
}
