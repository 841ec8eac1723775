//! Commands in few words.

use std::sync::Arc;

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{Actor, ChangeUsers, Command, Grant, Held, Place, Removal, Role};

use super::notation::{country, sku, token};
use super::world::World;

/// A command in few words, and who asks.
#[derive(Clone)]
pub struct Ask {
    role: Role,
    step: Step,
}

#[derive(Clone)]
enum Step {
    Change(Words),
    Sequence(Vec<Ask>),
    Configure(EditionId, RuleProfile),
    Other(Arc<dyn Fn(&World) -> Command>),
}

#[derive(Clone, Default)]
struct Words {
    to: String,
    add: Vec<(String, Held)>,
    remove: String,
    all_direct: bool,
    exchange: bool,
    location: Option<String>,
    place: Place,
}

fn change(words: Words) -> Ask {
    Ask {
        role: Role::Global,
        step: Step::Change(words),
    }
}

/// Give these products, leaving what is held as it is.
pub fn add(products: &str) -> Ask {
    grant(Held::Keep, products)
}

/// Give these products, doing this to what is held.
pub fn grant(held: Held, products: &str) -> Ask {
    change(Words {
        add: vec![(products.to_owned(), held)],
        ..Words::default()
    })
}

/// Take these products.
pub fn remove(products: &str) -> Ask {
    change(Words {
        remove: products.to_owned(),
        ..Words::default()
    })
}

/// Replace everything direct by these products; none of them strips everything.
pub fn replace_all(products: &str) -> Ask {
    let add = vec![(products.to_owned(), Held::Keep)];
    change(Words {
        add,
        all_direct: true,
        ..Words::default()
    })
}

/// Give the one product in place of the other, where people have that.
pub fn exchange(old: &str, new: &str) -> Ask {
    change(Words {
        add: vec![(new.to_owned(), Held::Keep)],
        remove: old.to_owned(),
        exchange: true,
        ..Words::default()
    })
}

/// Change where people are.
pub fn locate(code: &str) -> Ask {
    change(Words {
        location: Some(code.to_owned()),
        ..Words::default()
    })
}

/// Several commands as one.
pub fn sequence(steps: impl IntoIterator<Item = Ask>) -> Ask {
    Ask {
        role: Role::Global,
        step: Step::Sequence(steps.into_iter().collect()),
    }
}

/// Any other command.
pub fn command(make: impl Fn(&World) -> Command + 'static) -> Ask {
    Ask {
        role: Role::Global,
        step: Step::Other(Arc::new(make)),
    }
}

/// The grants of these products.
pub fn grants(world: &World, held: Held, products: &str) -> Vec<Grant> {
    let words = products.split_whitespace();
    let grant = |word| {
        let token = token(&world.tenant, word);
        Grant {
            sku: token.sku,
            disabled_plans: token.off,
            held,
        }
    };
    words.map(grant).collect()
}

/// Other tables.
pub fn configure(edition: EditionId, rules: RuleProfile) -> Ask {
    Ask {
        role: Role::Global,
        step: Step::Configure(edition, rules),
    }
}

impl Ask {
    fn words(mut self, edit: impl FnOnce(&mut Words)) -> Self {
        match &mut self.step {
            Step::Change(words) => edit(words),
            _ => panic!("only a change of people has words"),
        }
        self
    }

    /// For whom, in order.
    pub fn to(self, names: &str) -> Self {
        self.words(|w| w.to = names.to_owned())
    }

    pub fn and_add(self, held: Held, products: &str) -> Self {
        self.words(|w| w.add.push((products.to_owned(), held)))
    }

    pub fn and_remove(self, products: &str) -> Self {
        self.words(|w| w.remove = products.to_owned())
    }

    pub fn and_locate(self, code: &str) -> Self {
        self.words(|w| w.location = Some(code.to_owned()))
    }

    /// Asked on Billing > Licenses.
    pub fn on_licenses(self) -> Self {
        self.words(|w| w.place = Place::Licenses)
    }

    /// Asked in this role.
    pub fn by(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    pub fn actor(&self) -> Actor {
        Actor { role: self.role }
    }

    pub fn command(&self, world: &World) -> Command {
        match &self.step {
            Step::Change(words) => Command::ChangeUsers(words.change(world)),
            Step::Sequence(steps) => Command::Sequence(steps.iter().map(|s| s.command(world)).collect()),
            Step::Configure(edition, rules) => Command::Configure {
                edition: *edition,
                rules: *rules,
            },
            Step::Other(make) => make(world),
        }
    }

    /// The change of people that this is.
    pub fn change(&self, world: &World) -> ChangeUsers {
        match &self.step {
            Step::Change(words) => words.change(world),
            _ => panic!("not a change of people"),
        }
    }
}

impl Words {
    fn change(&self, world: &World) -> ChangeUsers {
        let mut change = ChangeUsers::new(world.places(&self.to), self.place);
        for (products, held) in &self.add {
            change.add.extend(grants(world, *held, products));
        }
        let named = self.remove.split_whitespace().map(sku).collect();
        change.remove = match (self.all_direct, self.exchange) {
            (true, _) => Removal::AllDirect,
            (false, true) => Removal::InExchange(named),
            (false, false) => Removal::Skus(named),
        };
        change.usage_location = self.location.as_deref().map(country);
        change
    }
}

impl Ask {
    /// How many commands it is.
    pub fn steps(&self) -> usize {
        match &self.step {
            Step::Sequence(steps) => steps.iter().map(Ask::steps).sum(),
            Step::Change(_) | Step::Configure(..) | Step::Other(_) => 1,
        }
    }
}
