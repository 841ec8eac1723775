//! *Tenants*: all tenants of this browser, side by side: open, rename, duplicate, delete, bring back, and a new one.

use leptos::prelude::*;

use crate::sandbox::TenantMeta;
use crate::ui::components::{
    offer_commands, Action, Button, ButtonKind, MenuButton, MenuItem, Message, MessageKind, Pane, Tag,
    TextField,
};
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::tenants::{said_words, Said};
use crate::ui::text::number;
use crate::wording::real_moment;
use crate::{t, text};

/// What is asked in the pane.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    New,
    Rename(u32),
    Purge(u32),
}

/// The card.
pub(super) fn tenants(app: App) -> AnyView {
    let asked = RwSignal::new(None::<Asked>);
    app.tenants.said.set(None);
    app.tenants.refresh();
    // Of its own, so that the rows stay as they are when something else changes.
    let people = Memo::new(move |_| app.tenant(|t| t.sets().people()) as u32);
    let rows = move |deleted: bool| {
        app.tenants.list.with(|list| {
            let wanted = list.iter().filter(|tenant| tenant.deleted.is_some() == deleted);
            wanted
                .map(|tenant| row(app, tenant, people, asked))
                .collect::<Vec<AnyView>>()
        })
    };
    let any_deleted = Memo::new(move |_| {
        app.tenants
            .list
            .with(|list| list.iter().any(|tenant| tenant.deleted.is_some()))
    });
    let kept = Memo::new(move |_| app.tenants.list.with(|list| !list.is_empty()));
    let new = Callback::new(move |()| asked.set(Some(Asked::New)));
    let none = move || (!kept.get()).then(|| t!(tenants.fault_blocked).to_owned());
    offer_commands(Signal::derive(move || {
        let mut items = vec![MenuItem::new(text!(tenants.new), new)
            .icon(Icon::Add)
            .disabled(none)];
        app.tenants
            .list
            .with(|list| items.extend(list.iter().flat_map(|tenant| of_tenant(app, tenant, asked))));
        items
    }));
    let table = move |deleted: bool| {
        let caption = move || {
            if deleted {
                t!(tenants.deleted)
            } else {
                t!(tenants.title)
            }
        };
        view! {
            <table class="table table-tenants">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(tenants.name)}</th>
                        <th scope="col" class="cell-end">{text!(tenants.people)}</th>
                        <th scope="col">{move || if deleted { t!(tenants.deleted_at) } else { t!(tenants.used) }}</th>
                        <th scope="col" class="cell-end">{text!(tenants.size)}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{move || rows(deleted)}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="sandbox-tenants">
            <div class="card-head">
                <h2 class="card-title" id="sandbox-tenants">{text!(tenants.title)}</h2>
                <Button label=text!(tenants.new) kind=ButtonKind::Command icon=Icon::Add disabled_reason=none on_press=new/>
            </div>
            <p class="card-hint">{text!(tenants.intro)}</p>
            <div class="tenants-said" role="status">{move || app.tenants.said.get().map(|said| result(app, said))}</div>
            {move || kept.get().then(|| table(false))}
            {move || any_deleted.get().then(|| view! {
                <h3 class="card-subtitle tenants-deleted">{text!(tenants.deleted)}</h3>
                <p class="card-hint">{text!(tenants.deleted_hint)}</p>
                {table(true)}
            })}
        </section>
        {move || asked.get().map(|ask| pane(app, ask, Callback::new(move |()| asked.set(None))))}
    }
    .into_any()
}

fn name_of(app: App, tenant: &TenantMeta) -> String {
    match app.tenants.open.get() == tenant.id {
        true => app.tenant_name(),
        false => tenant.title().to_owned(),
    }
}

/// What can be done with one of the tenants, by names that say which.
fn of_tenant(app: App, tenant: &TenantMeta, asked: RwSignal<Option<Asked>>) -> Vec<MenuItem> {
    let (id, name) = (tenant.id, name_of(app, tenant));
    if tenant.deleted.is_some() {
        return vec![
            MenuItem::new(t!(tenants.restore_name, name), restoring(app, id)).icon(Icon::Undo),
            MenuItem::new(t!(tenants.purge_name, name), asking(asked, Asked::Purge(id))).icon(Icon::Trash),
        ];
    }
    if app.tenants.open.get() != id {
        return vec![MenuItem::new(t!(tenants.open_name, name), opening(app, id)).icon(Icon::Building)];
    }
    let named = |item: MenuItem| {
        let text = format!("{}: {name}", item.label.get());
        MenuItem {
            label: text.into(),
            after_line: false,
            ..item
        }
    };
    commands_of(app, id, asked).into_iter().map(named).collect()
}

fn asking(asked: RwSignal<Option<Asked>>, what: Asked) -> Action {
    Callback::new(move |()| asked.set(Some(what)))
}

fn opening(app: App, id: u32) -> Action {
    Callback::new(move |()| {
        app.open_tenant(id);
    })
}

fn restoring(app: App, id: u32) -> Action {
    Callback::new(move |()| {
        app.restore_tenant(id, false);
    })
}

/// The menu of a tenant that is not deleted.
fn commands_of(app: App, id: u32, asked: RwSignal<Option<Asked>>) -> Vec<MenuItem> {
    vec![
        MenuItem::new(text!(tenants.rename), asking(asked, Asked::Rename(id))),
        MenuItem::new(
            text!(tenants.duplicate),
            Callback::new(move |()| {
                app.duplicate_tenant(id);
            }),
        ),
        MenuItem::new(
            text!(tenants.delete),
            Callback::new(move |()| {
                app.delete_tenant(id);
            }),
        )
        .icon(Icon::Trash)
        .after_line(),
    ]
}

fn row(app: App, tenant: &TenantMeta, people: Memo<u32>, asked: RwSignal<Option<Asked>>) -> AnyView {
    let id = tenant.id;
    let is_open = app.tenants.open.get() == id;
    let name = name_of(app, tenant);
    let people = match is_open {
        true => Some(people.get()),
        false => tenant.people,
    };
    let people = people.map_or_else(String::new, |people| number(u64::from(people)));
    let when = tenant.deleted.or(tenant.used).map(real_moment);
    let is_deleted = tenant.deleted.is_some();
    let when_label = move || {
        if is_deleted {
            t!(tenants.deleted_at)
        } else {
            t!(tenants.used)
        }
    };
    let size = t!(tenants.kb, count = number(tenant.units.div_ceil(1024) as u64));
    let menu_name = t!(tenants.more, name);
    let items = Signal::stored(commands_of(app, id, asked));
    let commands = if is_deleted {
        let (restore, purge) = (restoring(app, id), asking(asked, Asked::Purge(id)));
        let (restore_name, purge_name) = (t!(tenants.restore_name, name), t!(tenants.purge_name, name));
        view! {
            <Button label=text!(tenants.restore) name=restore_name kind=ButtonKind::Link on_press=restore/>
            <Button label=text!(tenants.purge) name=purge_name kind=ButtonKind::Link on_press=purge/>
        }
        .into_any()
    } else {
        let open = opening(app, id);
        let open_name = t!(tenants.open_name, name);
        view! {
            {(!is_open).then(|| view! {
                <Button label=text!(tenants.open) name=open_name kind=ButtonKind::Link on_press=open/>
            })}
            <MenuButton label=menu_name icon=Icon::More icon_only=true items/>
        }
        .into_any()
    };
    view! {
        <tr aria-current=is_open.then_some("true")>
            <th scope="row">
                <span class="tenant-name">
                    <span>{name}</span>
                    {is_open.then(|| view! { <Tag label=text!(tenants.is_open)/> })}
                </span>
            </th>
            <td class="cell-end" data-label=text!(tenants.people)>{people}</td>
            <td data-label=when_label>{when}</td>
            <td class="cell-end" data-label=text!(tenants.size)>{size}</td>
            <td class="tenant-commands"><div class="tenant-buttons">{commands}</div></td>
        </tr>
    }
    .into_any()
}

/// What came of it, with the way back.
fn result(app: App, said: Said) -> AnyView {
    let text = said_words(&said);
    let kind = match &said {
        Said::Failed(_) => MessageKind::Danger,
        _ => MessageKind::Good,
    };
    let action = move || match said.clone() {
        Said::Deleted(_, id, was_open) => {
            let undo = Callback::new(move |()| {
                app.restore_tenant(id, was_open);
            });
            view! {
                <Button label=text!(common.undo) kind=ButtonKind::Link icon=Icon::Undo on_press=undo/>
            }
            .into_any()
        }
        _ => ().into_any(),
    };
    view! { <Message kind still=true action>{text}</Message> }.into_any()
}

fn pane(app: App, asked: Asked, on_close: Action) -> AnyView {
    let title_of = |id: u32| {
        app.tenants.list.with_untracked(|list| {
            let found = list.iter().find(|tenant| tenant.id == id);
            found.map(|tenant| tenant.title().to_owned()).unwrap_or_default()
        })
    };
    let before = match asked {
        Asked::New => String::new(),
        Asked::Rename(id) | Asked::Purge(id) => title_of(id),
    };
    let name = RwSignal::new(match asked {
        Asked::New => t!(tenants.sample).to_owned(),
        _ => before.clone(),
    });
    let title = move || match asked {
        Asked::New => t!(tenants.new),
        Asked::Rename(_) => t!(tenants.rename_title),
        Asked::Purge(_) => t!(tenants.purge),
    };
    let button = move || match asked {
        Asked::New => t!(tenants.create),
        Asked::Rename(_) => t!(common.save),
        Asked::Purge(_) => t!(tenants.purge),
    };
    let missing = move || {
        (asked == Asked::New && name.with(|name| name.trim().is_empty()))
            .then(|| t!(tenants.no_name).to_owned())
    };
    let go = Callback::new(move |()| {
        let name = name.get_untracked();
        match asked {
            Asked::New => app.open_sample(name.trim()),
            Asked::Rename(id) => app.rename_tenant(id, name.trim()),
            Asked::Purge(id) => app.purge_tenant(id),
        };
        on_close.run(());
    });
    let footer = move || {
        view! {
            <Button label=button kind=ButtonKind::Primary disabled_reason=missing on_press=go/>
            <Button label=text!(common.cancel) on_press=on_close/>
        }
    };
    let body = match asked {
        Asked::New => view! {
            <p>{text!(tenants.new_hint)}</p>
            <TextField label=text!(tenants.name) value=name required=true/>
            <p class="card-hint">{text!(tenants.new_file_hint)}</p>
        }
        .into_any(),
        Asked::Rename(_) => view! {
            <TextField label=text!(tenants.name) value=name hint=text!(tenants.rename_hint)/>
        }
        .into_any(),
        Asked::Purge(_) => {
            let name = before;
            view! {
                <Message kind=MessageKind::Warn still=true>{move || t!(tenants.purge_hint, name)}</Message>
            }
            .into_any()
        }
    };
    view! { <Pane title on_close footer=move || footer>{body}</Pane> }.into_any()
}
