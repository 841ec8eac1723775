//! Invented names and numbers, each following from the original text and the seed.

use std::collections::HashMap;
use std::sync::Arc;

/// Invented first names.
const GIVEN: [&str; 96] = [
    "Abel", "Ada", "Alma", "Amos", "Anouk", "Aron", "Astrid", "Axel", "Bas", "Bela", "Bo", "Boris", "Cato",
    "Celia", "Clara", "Cyril", "Dario", "Dewi", "Dina", "Dirk", "Ebba", "Edda", "Edwin", "Elio", "Elke",
    "Emre", "Enzo", "Esra", "Ezra", "Fay", "Fenna", "Flora", "Frits", "Gerda", "Gijs", "Greta", "Hanna",
    "Hedda", "Hugo", "Ida", "Igor", "Ilse", "Imke", "Ines", "Iris", "Ivo", "Jada", "Jelle", "Joris", "Jude",
    "Kai", "Karim", "Kira", "Klaas", "Lars", "Lena", "Levi", "Lior", "Luca", "Maas", "Malik", "Mare",
    "Marit", "Mats", "Mila", "Mira", "Naomi", "Nils", "Noor", "Olaf", "Oona", "Otis", "Pia", "Pim", "Quinn",
    "Rafi", "Ravi", "Rein", "Rosa", "Ruud", "Sami", "Sanne", "Selma", "Siem", "Sil", "Tara", "Teun", "Thea",
    "Tibor", "Una", "Vera", "Wout", "Xena", "Yara", "Zeno", "Zita",
];

/// What invented last names are made of.
const STARTS: [&str; 32] = [
    "Bar", "Ben", "Bor", "Cas", "Dam", "Del", "Dor", "Eck", "Fal", "Gar", "Gel", "Har", "Hol", "Ing", "Jor",
    "Kam", "Kel", "Lan", "Len", "Mar", "Mer", "Nor", "Oster", "Pal", "Ros", "San", "Stel", "Tor", "Ull",
    "Ver", "Wal", "Zan",
];
const MIDDLES: [&str; 8] = ["", "a", "el", "en", "er", "i", "in", "o"];
const ENDS: [&str; 32] = [
    "berg", "bos", "brink", "burg", "dal", "dijk", "feld", "gaard", "horst", "huis", "kamp", "land", "lund",
    "man", "meer", "mond", "mark", "sen", "ski", "stad", "stein", "stra", "ton", "veen", "veld", "wijk",
    "wold", "worth", "zicht", "zoon", "nova", "retti",
];

/// Invented job titles.
const TITLES: [&str; 12] = [
    "Advisor",
    "Analyst",
    "Assistant",
    "Buyer",
    "Consultant",
    "Coordinator",
    "Designer",
    "Engineer",
    "Manager",
    "Planner",
    "Specialist",
    "Technician",
];

/// Texts and what stands for them, kept so that people share them as before.
#[derive(Debug)]
pub(super) struct Names {
    seed: u64,
    given: HashMap<Box<str>, Arc<str>>,
    surnames: HashMap<Box<str>, Arc<str>>,
}

impl Names {
    pub(super) fn new(seed: u64) -> Self {
        Names {
            seed,
            given: HashMap::new(),
            surnames: HashMap::new(),
        }
    }

    /// A first name. Nothing stays nothing.
    pub(super) fn given(&mut self, text: &str) -> Arc<str> {
        let seed = self.seed;
        let invent = |number| Arc::from(one_of(&GIVEN, number));
        kept(&mut self.given, seed, text, invent)
    }

    /// A last name. Nothing stays nothing.
    pub(super) fn surname(&mut self, text: &str) -> Arc<str> {
        let seed = self.seed;
        let invent = |number: u64| {
            let (start, middle) = (one_of(&STARTS, number), one_of(&MIDDLES, number >> 16));
            Arc::from([start, middle, one_of(&ENDS, number >> 32)].concat())
        };
        kept(&mut self.surnames, seed, text, invent)
    }

    /// A job title.
    pub(super) fn job_title(&self, text: &str) -> Arc<str> {
        Arc::from(one_of(&TITLES, hash(self.seed, text)))
    }

    /// An office.
    pub(super) fn office(&self, text: &str) -> Arc<str> {
        Arc::from(format!("Office {}", hash(self.seed, text) % 900 + 100))
    }

    /// A number of a telephone or fax.
    pub(super) fn number(&self, text: &str) -> Arc<str> {
        let number = hash(self.seed, text);
        Arc::from(format!(
            "000 {:03} {:04}",
            number % 1_000,
            number / 1_000 % 10_000
        ))
    }

    /// A street with a number.
    pub(super) fn street(&self, text: &str) -> Arc<str> {
        let number = hash(self.seed, text);
        let name = one_of(&STARTS, number);
        Arc::from(format!("{name} Street {}", (number >> 16) % 200 + 1))
    }

    /// A postal code.
    pub(super) fn postal_code(&self, text: &str) -> Arc<str> {
        Arc::from(format!("{:04} XX", hash(self.seed, text) % 10_000))
    }
}

fn one_of(texts: &[&'static str], number: u64) -> &'static str {
    let place = number.checked_rem(texts.len() as u64).unwrap_or(0);
    usize::try_from(place)
        .ok()
        .and_then(|place| texts.get(place).copied())
        .unwrap_or_default()
}

/// What stands for a text, invented when it is met first. Upper and lower case are alike, and space around it.
fn kept(
    known: &mut HashMap<Box<str>, Arc<str>>,
    seed: u64,
    text: &str,
    invent: impl FnOnce(u64) -> Arc<str>,
) -> Arc<str> {
    if let Some(name) = known.get(text) {
        return Arc::clone(name);
    }
    let plain = text.trim().to_lowercase();
    let name = if plain.is_empty() {
        Arc::default()
    } else {
        invent(hash(seed, &plain))
    };
    known.insert(Box::from(text), Arc::clone(&name));
    name
}

/// A number that follows from a text and the seed, with its bits well mixed (FNV-1a, then the end of splitmix64).
fn hash(seed: u64, text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= seed.rotate_left(32);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
