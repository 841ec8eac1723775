//! Every component in every state, to look at and to test by hand. Debug builds only, so its texts are English only.
use leptos::prelude::*;

use super::gallery_work::{GalleryGrid, GalleryPane};
use crate::ui::{
    components::{
        Button, ButtonKind, Checkbox, Choice, CommandBar, FilterChip, IconButton, LicenseChip, LicenseMark,
        MenuItem, Message, MessageKind, ProductTile, RadioGroup, RealTenantNote, SeatBar, SeatLegend, Seats,
        Select, Switch, Tab, TabPanel, Tabs, Tag, TextField,
    },
    icons::Icon,
};

const REASON: &str = "Only a Global, License or User admin can assign licenses";

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <div class="page gallery">
            <h1 class="page-title">"Gallery"</h1>
            {part("Commands", commands())}
            {part("Buttons", buttons())}
            {part("Switches, boxes, circles", controls())}
            {part("License chips", chips())}
            {part("Products", tiles())}
            {part("Fields", fields())}
            {part("Seats", seats())}
            {part("Messages", messages())}
            {part("Tabs", tabs())}
            {part("Panes", view! { <GalleryPane/> })}
            {part("A grid of 100,000", view! { <GalleryGrid/> })}
        </div>
    }
}

fn part(title: &'static str, content: impl IntoView) -> impl IntoView {
    view! {
        <section class="gallery-part">
            <h2 class="gallery-title">{title}</h2>
            {content.into_any()}
        </section>
    }
}

fn nothing() {}

fn commands() -> impl IntoView {
    let commands = Signal::derive(|| {
        vec![
            MenuItem::new("Add a user", nothing).icon(Icon::PersonAdd),
            MenuItem::new("Add multiple users", nothing).icon(Icon::PeopleAdd),
            MenuItem::new("Delete users", nothing)
                .icon(Icon::Trash)
                .disabled(|| Some(REASON.to_owned()))
                .after_line(),
            MenuItem::new("Export", nothing).icon(Icon::Download),
            MenuItem::new("Refresh", nothing).icon(Icon::Refresh),
        ]
    });
    let more = Signal::derive(|| {
        vec![
            MenuItem::new("Manage product licenses", nothing).icon(Icon::Card),
            MenuItem::new("Manage groups", nothing)
                .icon(Icon::Group)
                .disabled(|| Some(REASON.to_owned())),
            MenuItem::new("Block sign-in", nothing)
                .icon(Icon::Block)
                .after_line(),
        ]
    });
    view! { <CommandBar commands more end=|| view! { <Button kind=ButtonKind::Link label="3 selected" on_press=nothing/> }/> }
}

fn buttons() -> impl IntoView {
    view! {
        <div class="gallery-row">
            <Button kind=ButtonKind::Primary label="Add" on_press=nothing/>
            <Button kind=ButtonKind::Primary label="Add" disabled_reason=|| Some(REASON.to_owned()) on_press=nothing/>
            <Button label="Discard" on_press=nothing/>
            <Button label="Discard" disabled_reason=|| Some(REASON.to_owned()) on_press=nothing/>
            <Button kind=ButtonKind::Link label="View per user" on_press=nothing/>
            <IconButton icon=Icon::Close label="Close" on_press=nothing/>
            <IconButton icon=Icon::Undo label="Undo" disabled_reason=|| Some("Nothing to undo.".to_owned()) on_press=nothing/>
        </div>
    }
}

fn controls() -> impl IntoView {
    let on = RwSignal::new(true);
    let off = RwSignal::new(false);
    let choice = RwSignal::new("add".to_owned());
    let locked = || Some("Inherited. Change it in the group Sales.".to_owned());
    let set_on = move |value: bool| on.set(value);
    let set_off = move |value: bool| off.set(value);
    view! {
        <div class="gallery-row">
            <Switch label="Office 365 E1" checked=off on_change=set_off/>
            <Switch label="Office 365 E3" checked=on on_change=set_on/>
            <Switch label="Office 365 F3" checked=on locked=locked on_change=set_on/>
            <Checkbox label="Box" show_label=false checked=off on_change=set_off/>
            <Checkbox label="Box on" show_label=false checked=on on_change=set_on/>
            <Checkbox label="Box mixed" show_label=false checked=on mixed=true on_change=set_on/>
            <Checkbox label="Box locked" show_label=false checked=on locked=locked on_change=set_on/>
            <Checkbox label="Circle" circle=true show_label=false checked=off on_change=set_off/>
            <Checkbox label="Circle on" circle=true show_label=false checked=on on_change=set_on/>
            <Checkbox label="Circle mixed" circle=true show_label=false checked=on mixed=true on_change=set_on/>
        </div>
        <Switch label="Exchange Online (Plan 2)" show_label=true checked=on on_change=set_on/>
        <Switch label="Microsoft Teams" show_label=true checked=on locked=locked on_change=set_on/>
        <Checkbox label="Microsoft Intune Plan 1" checked=on on_change=set_on/>
        <Checkbox label="Microsoft Bookings" checked=on locked=locked on_change=set_on/>
        <RadioGroup
            label="What to do"
            choices=vec![
                Choice::new("add", "Add to existing product license assignments").hint("Nobody loses a license."),
                Choice::new("replace", "Replace existing product license assignments"),
            ]
            value=choice
            on_change=move |value: String| choice.set(value)
        />
    }
}

fn chips() -> impl IntoView {
    view! {
        <div class="gallery-row">
            <LicenseChip name="Office 365 E3"/>
            <LicenseChip name="Office 365 E3" mark=LicenseMark::Group/>
            <LicenseChip name="Visio Plan 2" mark=LicenseMark::Error("Sales".to_owned())/>
            <FilterChip label="Sign-in allowed" on_remove=nothing/>
            <Tag label="Guest"/>
        </div>
    }
}

/// Product names that show every family.
pub(super) const PRODUCTS: [&str; 8] = [
    "Office 365 E1",
    "Office 365 E3",
    "Office 365 F3",
    "Enterprise Mobility + Security E3",
    "Visio Plan 2",
    "Power BI Pro",
    "Microsoft 365 Audio Conferencing",
    "Microsoft Power Automate Free",
];

fn tiles() -> impl IntoView {
    view! {
        <div class="gallery-row">
            {PRODUCTS.map(|name| view! { <ProductTile name/> }).into_iter().collect_view()}
            <ProductTile name="Office 365 E3" large=true/>
            <ProductTile name="Contoso special"/>
        </div>
    }
}

fn fields() -> impl IntoView {
    let name = RwSignal::new("Norway".to_owned());
    let count = RwSignal::new("0".to_owned());
    let place = RwSignal::new("no".to_owned());
    let search = RwSignal::new(String::new());
    view! {
        <div class="gallery-row">
            <TextField label="Display name" value=name hint="As colleagues see it."/>
            <TextField label="Quantity" value=count error=|| Some("20 licenses are in use".to_owned()) input_mode="numeric"/>
            <Select
                label="Select location"
                choices=Signal::derive(|| vec![Choice::new("be", "Belgium"), Choice::new("nl", "Netherlands"), Choice::new("no", "Norway")])
                value=place
                on_change=move |value: String| place.set(value)
            />
            <crate::ui::components::SearchBox label="Search by name or email" value=search/>
        </div>
    }
}

fn seats() -> impl IntoView {
    let bar = |total, assigned, planned, words: &'static str| {
        view! {
            <div class="gallery-row">
                <SeatBar seats=Seats { total, assigned, planned }/>
                <span>{words}</span>
            </div>
        }
    };
    view! {
        {bar(25, 20, 0, "20 assigned, 5 available")}
        {bar(25, 20, 2, "2 of 5 would be used: taller")}
        {bar(10, 10, 0, "all assigned")}
        {bar(8, 11, 0, "3 more than the total: hatched, after the mark")}
        {bar(8, 7, 3, "the plan would use 2 too many")}
        {bar(300, 195, 0, "over 30: one bar")}
        {bar(300, 195, 40, "over 30: a plan")}
        {bar(300, 330, 0, "over 30: too many")}
        {bar(10_000, 6, 0, "6 of 10,000")}
        <SeatLegend with_over=true/>
    }
}

fn messages() -> impl IntoView {
    view! {
        <Message still=true>"You are looking at 14:20. Nothing can be changed here."</Message>
        <Message
            still=true
            kind=MessageKind::Good
            title="Licenses added"
            action=|| view! { <Button kind=ButtonKind::Link icon=Icon::Undo label="Undo" on_press=nothing/> }
        >
            "5 licenses assigned, 1 unchanged."
        </Message>
        <Message still=true kind=MessageKind::Warn>"Office 365 F3: 3 licenses too many are assigned."</Message>
        <Message still=true kind=MessageKind::Danger>"Conflicting service plans. Nothing has been changed."</Message>
        <RealTenantNote text="this takes a few minutes."/>
    }
}

fn tabs() -> impl IntoView {
    let current = RwSignal::new("apps");
    view! {
        <Tabs
            group="gallery"
            label="Ingrid Solberg"
            tabs=vec![Tab::new("account", "Account"), Tab::new("apps", "Licenses and Apps")]
            current
        />
        <TabPanel group="gallery" id="account" current>"The account."</TabPanel>
        <TabPanel group="gallery" id="apps" current>"The licenses and apps."</TabPanel>
    }
}
