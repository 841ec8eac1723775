//! Owns the tests of switches, boxes, radio buttons, tabs, expanders, lists and buttons.
use leptos::{prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen_test::wasm_bindgen_test;
use zetel::ui::components::{
    Button, Checkbox, Choice, Expander, ProductRow, RadioGroup, Select, Switch, Tab, TabPanel, Tabs,
};

use super::support::{attribute, press, until, Stage};

const WHY: &str = "via group Sales";

#[wasm_bindgen_test]
async fn a_switch_asks_and_follows() {
    let on = RwSignal::new(false);
    let stage = Stage::of(move || {
        view! { <Switch label="Office 365 E3" checked=on on_change=move |wish: bool| on.set(wish)/> }
    })
    .await;
    let switch = stage.one("[role=switch]");
    assert_eq!(attribute(&switch, "aria-label"), "Office 365 E3");
    assert_eq!(
        (
            attribute(&switch, "aria-checked").as_str(),
            switch.text_content().unwrap().as_str()
        ),
        ("false", "Off")
    );
    switch.click();
    until("on", || attribute(&switch, "aria-checked") == "true").await;
    assert_eq!(switch.text_content().unwrap(), "On");
}

#[wasm_bindgen_test]
async fn what_is_locked_stays_and_says_why() {
    let asked = RwSignal::new(0);
    let stage = Stage::of(move || {
        let ask = move |_: bool| asked.update(|n| *n += 1);
        let why = || Some(WHY.to_owned());
        view! {
            <Switch label="Switch" checked=true locked=why on_change=ask/>
            <Checkbox label="Box" checked=true locked=why on_change=ask/>
            <Button label="Button" disabled_reason=why on_press=move || ask(true)/>
        }
    })
    .await;
    for selector in ["[role=switch]", "input", "button:not([role])"] {
        let control = stage.one(selector);
        assert_eq!(attribute(&control, "aria-disabled"), "true", "{selector}");
        let why = stage.one(&format!("#{}", attribute(&control, "aria-describedby")));
        assert_eq!(why.text_content().unwrap(), WHY);
        control.focus().unwrap();
        assert_eq!(super::support::focused(), control, "it can be reached");
        control.click();
    }
    assert_eq!(asked.get_untracked(), 0);
    assert!(stage
        .one("input")
        .unchecked_into::<web_sys::HtmlInputElement>()
        .checked());
}

#[wasm_bindgen_test]
async fn a_box_shows_what_its_owner_made_of_the_press() {
    let checked = RwSignal::new(false);
    let accepts = RwSignal::new(false);
    let stage = Stage::of(move || {
        let change = move |wish: bool| {
            if accepts.get_untracked() {
                checked.set(wish);
            }
        };
        view! { <Checkbox label="Office 365 E3" checked on_change=change/> }
    })
    .await;
    let input: web_sys::HtmlInputElement = stage.one("input").unchecked_into();
    input.click();
    assert!(!input.checked(), "the owner refused");
    accepts.set(true);
    input.click();
    until("checked", || input.checked()).await;
}

#[wasm_bindgen_test]
async fn a_radio_group_and_a_list_are_named_and_choose() {
    let value = RwSignal::new("b".to_owned());
    let stage = Stage::of(move || {
        let choices = || vec![Choice::new("a", "First").hint("Explained"), Choice::new("b", "Second")];
        view! {
            <RadioGroup label="What" choices=choices() value on_change=move |v: String| value.set(v)/>
            <Select label="Which" choices=Signal::derive(choices) value on_change=move |v: String| value.set(v)/>
        }
    })
    .await;
    assert_eq!(attribute(&stage.one("[role=radiogroup]"), "aria-label"), "What");
    let list: web_sys::HtmlSelectElement = stage.one("select").unchecked_into();
    let label = stage.one(&format!("label[for={}]", list.id()));
    assert_eq!(label.text_content().unwrap(), "Which");
    assert_eq!(list.value(), "b");
    stage.all("input")[0].click();
    until("the list follows", || list.value() == "a").await;
    assert_eq!(value.get_untracked(), "a");
}

#[wasm_bindgen_test]
async fn tabs_follow_the_arrows() {
    let stage = Stage::of(|| {
        let current = RwSignal::new("account");
        view! {
            <Tabs
                group="test"
                label="Views"
                tabs=vec![Tab::new("account", "Account"), Tab::new("apps", "Licenses and Apps")]
                current
            />
            <TabPanel group="test" id="account" current>"one"</TabPanel>
            <TabPanel group="test" id="apps" current>"two"</TabPanel>
        }
    })
    .await;
    stage.all("[role=tab]")[0].focus().unwrap();
    for (key, shown) in [
        ("ArrowRight", "two"),
        ("ArrowRight", "one"),
        ("End", "two"),
        ("Home", "one"),
        ("ArrowLeft", "two"),
    ] {
        press(key);
        until(key, || {
            stage.one("[role=tabpanel]").text_content().unwrap() == shown
        })
        .await;
        let tab = stage.one("[role=tab][aria-selected=true]");
        assert_eq!(
            attribute(&stage.one("[role=tabpanel]"), "aria-labelledby"),
            tab.id()
        );
        assert_eq!(super::support::focused(), tab);
    }
}

#[wasm_bindgen_test]
async fn sections_and_products_open_by_a_named_button() {
    let stage = Stage::of(|| {
        let (section, product) = (RwSignal::new(false), RwSignal::new(false));
        view! {
            <Expander title="Licenses" open=section>
                <ProductRow name="Office 365 E3" open=product>"services"</ProductRow>
            </Expander>
        }
    })
    .await;
    let head = stage.one("h3 button");
    assert_eq!(attribute(&head, "aria-expanded"), "false");
    head.click();
    until("open", || attribute(&head, "aria-expanded") == "true").await;
    let group = stage.one("[role=group]");
    assert_eq!(attribute(&group, "aria-label"), "Office 365 E3");
    let expand = stage.one("[role=group] button");
    assert_eq!(
        attribute(&expand, "aria-label"),
        "Office 365 E3: apps and services"
    );
    assert!(!group.text_content().unwrap().contains("services"));
    expand.click();
    until("services", || group.text_content().unwrap().contains("services")).await;
    let controlled = attribute(&expand, "aria-controls");
    assert_eq!(
        stage.one(&format!("#{controlled}")).text_content().unwrap(),
        "services"
    );
}
