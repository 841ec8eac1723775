//! Location and products for people who are added: one person's, or everybody's in a list.

use leptos::prelude::*;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{Grant, Held, PlanSet, Removal};
use crate::ui::components::{
    Checkbox, Choice, Expander, Message, MessageKind, ProductRow, RadioGroup, SearchBox, Select,
};
use crate::ui::icons::Icon;
use crate::ui::pages::users::draft::ProductDraft;
use crate::ui::pages::users::product_switches::SEARCH_FROM;
use crate::ui::panes::{countries, offered, seats_line, Control, ServiceList};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{product_name, quantities_page};
use crate::{t, text};

const WITH: &str = "with";
const WITHOUT: &str = "without";

/// What is chosen.
#[derive(Clone, Copy)]
pub struct LicenseForm {
    /// *Select location*.
    pub location: RwSignal<Option<CountryCode>>,
    /// Whether products are given at all.
    pub licensed: RwSignal<bool>,
    /// Which, with the services that are off.
    pub products: RwSignal<ProductDraft>,
    told: RwSignal<bool>,
}

impl LicenseForm {
    /// Nothing chosen, in the organization's country.
    pub fn new(app: App) -> Self {
        LicenseForm {
            location: RwSignal::new(app.peek(|s| s.tenant().organization.country)),
            licensed: RwSignal::new(true),
            products: RwSignal::new(ProductDraft::default()),
            told: RwSignal::new(false),
        }
    }

    /// What would be given, tracked.
    pub fn grants(self) -> Vec<Grant> {
        if !self.licensed.get() {
            return Vec::new();
        }
        let draft = self.products.get();
        draft.change(Vec::new(), Held::Keep, Removal::default()).add
    }

    /// Whether everything is chosen that has to be, tracked.
    pub fn is_complete(self) -> bool {
        self.no_location().is_none() && self.no_product().is_none()
    }

    /// Whether something is chosen that closing would lose, tracked.
    pub fn is_filled_in(self) -> bool {
        !self.licensed.get() || self.products.with(|products| !products.is_empty())
    }

    /// Tells from now on what is missing.
    pub fn check(self) {
        self.told.set(true);
    }

    fn no_location(self) -> Option<String> {
        let missing = self.location.with(Option::is_none);
        missing.then(|| t!(new_user.no_location).to_owned())
    }

    fn no_product(self) -> Option<String> {
        let missing = self.licensed.get() && self.products.with(ProductDraft::is_empty);
        missing.then(|| t!(new_user.no_product).to_owned())
    }
}

/// The fields, for this many people.
pub fn license_fields(form: LicenseForm, people: Signal<u32>) -> AnyView {
    let location = {
        let choices = Signal::derive(move || {
            let mut choices = Vec::new();
            if form.location.with(Option::is_none) {
                choices.push(Choice::new("", text!(common.no_location)));
            }
            let all = countries().into_iter();
            choices.extend(all.map(|(code, name)| Choice::new(code.to_string(), name)));
            choices
        });
        let value = Signal::derive(move || form.location.get().map(|c| c.to_string()).unwrap_or_default());
        let change = Callback::new(move |(code,): (String,)| form.location.set(code.parse().ok()));
        view! { <Select label=text!(user.location) choices value on_change=change/> }
    };
    let choices = vec![
        Choice::new(WITH, move || {
            many(people, t!(new_user.with_license), t!(import_people.with_license))
        }),
        Choice::new(WITHOUT, move || {
            many(
                people,
                t!(new_user.without_license),
                t!(import_people.without_license),
            )
        }),
    ];
    let value = Signal::derive(move || if form.licensed.get() { WITH } else { WITHOUT }.to_owned());
    let choose = Callback::new(move |(value,): (String,)| form.licensed.set(value == WITH));
    view! {
        <div class="pane-field">
            {location}
            {error(move || form.told.get().then(|| form.no_location()).flatten())}
        </div>
        <RadioGroup label=text!(new_user.product_licenses) show_label=false choices value on_change=choose/>
        {error(move || form.told.get().then(|| form.no_product()).flatten())}
        {move || form.licensed.get().then(|| product_boxes(form, people))}
    }
    .into_any()
}

fn many(people: Signal<u32>, one: &'static str, more: &'static str) -> &'static str {
    if people.get() == 1 {
        one
    } else {
        more
    }
}

/// What is missing, where no single field can say it: focus can go there.
fn error(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    (move || {
        let text = text()?;
        Some(view! { <div class="field-error" tabindex="-1">{Icon::Alert.view(16)} {text}</div> })
    })
    .into_any()
}

fn product_boxes(form: LicenseForm, people: Signal<u32>) -> AnyView {
    let app = App::get();
    let all = Memo::new(move |_| app.tenant(|tenant| offered(tenant, |_| false)));
    let query = RwSignal::new(String::new());
    let shown = move || {
        let query = query.with(|query| crate::sandbox::fold(query.trim()));
        let mut shown = all.get();
        shown.retain(|(_, name)| crate::sandbox::fold(name).contains(&query));
        shown
    };
    let chosen = Memo::new(move |_| {
        let mut chosen = all.get();
        chosen.retain(|(sku, _)| form.products.with(|draft| draft.is_on(*sku)));
        chosen
    });
    let apps = RwSignal::new(false);
    view! {
        <Show when=move || all.with(|all| all.len() >= SEARCH_FROM)>
            <div class="pane-search"><SearchBox label=text!(licenses.search) value=query/></div>
        </Show>
        <div class="product-list add-products">
            <For each=shown key=|(sku, _)| *sku children=move |(sku, name)| product_box(app, form, people, sku, name)/>
        </div>
        <div>
            <Expander title=text!(new_user.apps) open=apps>
                {move || chosen.with(Vec::is_empty).then(|| view! {
                    <p class="pale">{t!(new_user.no_apps)}</p>
                })}
                <For
                    each=move || chosen.get()
                    key=|(sku, _)| *sku
                    children=move |(sku, name)| view! {
                        <h4 class="pane-section">{name}</h4>
                        {services(form, sku)}
                    }
                />
            </Expander>
        </div>
    }
    .into_any()
}

fn services(form: LicenseForm, sku: SkuId) -> AnyView {
    let off = Signal::derive(move || form.products.with(|draft| draft.off(sku)));
    let change =
        Callback::new(move |(off,): (PlanSet,)| form.products.update(|draft| draft.set_off(sku, off)));
    view! { <ServiceList sku off on_change=change control=Control::Box/> }.into_any()
}

fn product_box(app: App, form: LicenseForm, people: Signal<u32>, sku: SkuId, name: String) -> AnyView {
    let open = RwSignal::new(false);
    let label = name.clone();
    let start = move || {
        let checked = Signal::derive(move || form.products.with(|draft| draft.is_on(sku)));
        let change = Callback::new(move |(on,): (bool,)| form.products.update(|draft| draft.switch(sku, on)));
        view! { <Checkbox label=label.clone() show_label=false checked on_change=change/> }
    };
    let second = move || {
        let none_left = app.tenant(|tenant| tenant.seats(sku).available() == 0);
        let line = app.tenant(|tenant| seats_line(tenant, sku));
        view! {
            <span class:warn-text=none_left>{none_left.then(|| Icon::Warning.view(14))} {line}</span>
        }
    };
    view! {
        <ProductRow name second_line=move || second start open>
            {services(form, sku)}
        </ProductRow>
        {move || form.products.with(|draft| draft.is_on(sku)).then(|| shortage(app, sku, people.get()))}
    }
    .into_any()
}

/// That a product has fewer seats than people, and where to get more.
fn shortage(app: App, sku: SkuId, people: u32) -> AnyView {
    let line = app.tenant(|tenant| {
        let available = tenant.seats(sku).available();
        let product = product_name(tenant, sku);
        (available < people).then(|| {
            if people == 1 {
                t!(new_user.no_seat, product)
            } else {
                t!(
                    import_people.seats,
                    available = number(u64::from(available)),
                    count = number(u64::from(people)),
                    product
                )
            }
        })
    });
    let Some(line) = line else {
        return ().into_any();
    };
    view! { <Message kind=MessageKind::Warn>{line} {more_licenses(app)}</Message> }.into_any()
}

/// Where quantities change, in a tab of its own: what is filled in here stays.
fn more_licenses(app: App) -> AnyView {
    let page = app.tenant(|tenant| quantities_page(tenant.edition));
    view! {
        <p>
            <a href=Route::Subscriptions.href() target="_blank" rel="noopener">
                {t!(new_user.more_licenses, page)}
            </a>
        </p>
    }
    .into_any()
}
