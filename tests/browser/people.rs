//! Owns the tests of choosing people: one combobox, suggestions, chips, the most that can be chosen.
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use zetel::ui::components::{PeoplePicker, Person};

use super::support::{attribute, focused, press, type_into, until, Stage};

const NAMES: [&str; 4] = [
    "Denise Bakker",
    "Derk Vermeulen",
    "Liesbeth de Graaf",
    "Tom Claes",
];

async fn picker(max: usize) -> (Stage, RwSignal<Vec<Person>>, RwSignal<u32>) {
    let chosen = RwSignal::new(Vec::<Person>::new());
    let refused = RwSignal::new(0);
    let stage = Stage::of(move || {
        let search = move |typed: String| -> Vec<Person> {
            let person = |name: &str| Person {
                id: name.to_owned(),
                name: name.to_owned(),
                ..Person::default()
            };
            let fits = |name: &&str| name.to_lowercase().contains(&typed.to_lowercase());
            NAMES.into_iter().filter(fits).map(person).collect()
        };
        view! {
            <PeoplePicker label="Users" chosen search max on_too_many=move || refused.update(|n| *n += 1)/>
        }
    })
    .await;
    (stage, chosen, refused)
}

fn names(chosen: RwSignal<Vec<Person>>) -> Vec<String> {
    chosen.with_untracked(|chosen| chosen.iter().map(|person| person.name.clone()).collect())
}

#[wasm_bindgen_test]
async fn typing_suggests_and_enter_chooses() {
    let (stage, chosen, _) = picker(20).await;
    let field = stage.one("[role=combobox]");
    assert_eq!(attribute(&field, "aria-expanded"), "false");
    type_into(&field, "de");
    until("suggestions", || stage.all("[role=option]").len() == 3).await;
    assert_eq!(attribute(&field, "aria-expanded"), "true");
    let named: Vec<String> = stage
        .all("[role=option]")
        .iter()
        .map(|o| attribute(o, "aria-label"))
        .collect();
    assert_eq!(named, NAMES[..3]);
    let active = || stage.one(&format!("#{}", attribute(&field, "aria-activedescendant")));
    for (key, name) in [
        ("ArrowDown", NAMES[1]),
        ("ArrowUp", NAMES[0]),
        ("ArrowUp", NAMES[2]),
        ("ArrowDown", NAMES[0]),
    ] {
        press(key);
        until(key, || attribute(&active(), "aria-label") == name).await;
    }
    press("Enter");
    until("closed", || stage.all("[role=option]").is_empty()).await;
    assert_eq!(names(chosen), [NAMES[0]]);
    type_into(&field, "de");
    until("without the chosen one", || stage.all("[role=option]").len() == 2).await;
    stage.all("[role=option]")[1].click();
    until("two", || names(chosen) == [NAMES[0], NAMES[2]]).await;
    assert_eq!(focused(), field);
}

#[wasm_bindgen_test]
async fn enter_takes_nobody_whose_name_does_not_fit() {
    let chosen = RwSignal::new(Vec::<Person>::new());
    let stage = Stage::of(move || {
        let search = move |typed: String| -> Vec<Person> {
            let person = |name: &&str| Person {
                id: (*name).to_owned(),
                name: (*name).to_owned(),
                second: "Denver".to_owned(),
                otherwise: !name.to_lowercase().contains(&typed.to_lowercase()),
                ..Person::default()
            };
            NAMES.iter().map(person).collect()
        };
        view! { <PeoplePicker label="Users" chosen search max=20/> }
    })
    .await;
    let field = stage.one("[role=combobox]");
    type_into(&field, "denver");
    until("by department", || stage.all("[role=option]").len() == 4).await;
    assert_eq!(attribute(&field, "aria-activedescendant"), "");
    press("Enter");
    assert_eq!(names(chosen), [""; 0]);
    assert_eq!(stage.all("[role=option]").len(), 4, "the list stays");
    press("ArrowDown");
    until("by the arrows", || {
        !attribute(&field, "aria-activedescendant").is_empty()
    })
    .await;
    press("Enter");
    until("chosen", || names(chosen) == [NAMES[0]]).await;
}

#[wasm_bindgen_test]
async fn the_chosen_are_removed_by_name_or_backspace() {
    let (stage, chosen, _) = picker(20).await;
    for name in NAMES {
        type_into(&stage.one("[role=combobox]"), name);
        until("a suggestion", || stage.all("[role=option]").len() == 1).await;
        press("Enter");
        until("chosen", || stage.all("[role=option]").is_empty()).await;
    }
    stage.one("[aria-label='Remove Derk Vermeulen']").click();
    until("three", || names(chosen) == [NAMES[0], NAMES[2], NAMES[3]]).await;
    press("Backspace");
    until("two", || names(chosen) == [NAMES[0], NAMES[2]]).await;
}

#[wasm_bindgen_test]
async fn one_too_many_is_refused_and_not_added() {
    let (stage, chosen, refused) = picker(1).await;
    for name in [NAMES[0], NAMES[3]] {
        type_into(&stage.one("[role=combobox]"), name);
        until("a suggestion", || stage.all("[role=option]").len() == 1).await;
        press("Enter");
    }
    assert_eq!(refused.get_untracked(), 1);
    assert_eq!(names(chosen), [NAMES[0]]);
}

#[wasm_bindgen_test]
async fn escape_closes_then_empties_then_is_for_the_pane() {
    let (stage, ..) = picker(20).await;
    let field = stage.one("[role=combobox]");
    let text = || {
        js_sys::Reflect::get(&field, &"value".into())
            .unwrap()
            .as_string()
            .unwrap()
    };
    type_into(&field, "xyz");
    until("nobody found", || stage.all(".people-none").len() == 1).await;
    press("Escape");
    until("closed", || stage.all(".people-none").is_empty()).await;
    assert_eq!(text(), "xyz");
    press("Escape");
    until("empty", || text().is_empty()).await;
}
