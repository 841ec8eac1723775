//! Programs made of pieces and spoilt ones: no panic, no hang, and no change where an error stands before it.
//!
//! Some hundred are tried; more with `ZETEL_FUZZ=3000000 cargo test --release --test console damaged -- --nocapture`,
//! from another seed on with `ZETEL_FUZZ_SEED`.

use std::panic::{catch_unwind, AssertUnwindSafe};

use crate::programs_one;
use crate::programs_two;
use crate::tenant::{tenant, World};

use zetel::console::syntax::parse;
use zetel::domain::Tenant;

/// How many are tried where nobody says so.
const USUAL: u64 = 300;

fn setting(name: &str, usual: u64) -> u64 {
    let said = std::env::var(name).ok();
    said.map_or(usual, |text| text.parse().expect("a whole number"))
}

/// Numbers by chance, the same for the same seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

const WORDS: [&str; 48] = [
    "$x",
    "$_",
    "$sku",
    "@{",
    "}",
    "@(",
    ")",
    "(",
    "$(",
    "{",
    "[",
    "]",
    "|",
    ";",
    "\n",
    ",",
    "'",
    "\"",
    "`",
    "#",
    "<#",
    "-eq",
    "-in",
    "-not",
    "-join",
    "-f",
    "..",
    "++",
    "+=",
    "=",
    "::",
    ".",
    "%",
    "?",
    "if",
    "foreach ($u in",
    "while",
    "try {",
    "catch {",
    "function f {",
    "return",
    "throw",
    "1e999",
    "999999999999999999999",
    "\u{202e}",
    "-WhatIf",
    "Set-MgUserLicense",
    "@'\n",
];

/// A value, up to some depth.
fn value(random: &mut Random, depth: usize) -> String {
    if depth == 0 {
        let plain = [
            "1", "0", "'a'", "$x", "$y", "$null", "$true", "@()", "@{}", "\"$x b\"", "2.5", "$_", "$sku.EMS",
        ];
        return random.of(&plain).to_owned();
    }
    let (a, b) = (value(random, depth - 1), value(random, depth - 1));
    match random.below(12) {
        0 => format!("({a} + {b})"),
        1 => format!("@({a}, {b})"),
        2 => format!("@{{ k = {a}; l = {b} }}"),
        3 => format!("({a})[{b}]"),
        4 => format!("({a}).k"),
        5 => format!(
            "({a} {} {b})",
            random.of(&["-eq", "-lt", "-like", "-contains", "-and", "-match", "-replace"])
        ),
        6 => format!("$({a} | ForEach-Object {{ {b} }})"),
        7 => format!("({a} * {b})"),
        8 => format!(
            "({a}).{}({b})",
            random.of(&["ToString", "Substring", "Replace", "Contains", "Add", "Split"])
        ),
        9 => format!(
            "[{}]({a})",
            random.of(&["int", "string", "bool", "pscustomobject", "array"])
        ),
        10 => format!("(({a}) -f {b})"),
        _ => format!("(Get-MgUser -All | Where-Object {{ {a} }} | Select-Object {b})"),
    }
}

fn statement(random: &mut Random, depth: usize) -> String {
    let v = value(random, 2);
    if depth == 0 {
        let who = random.of(&["anna", "bram", "carla", "nobody"]);
        return match random.below(8) {
            0 => format!("$x = {v}"),
            1 => format!("$y += {v}"),
            2 => format!("{v} | Out-Null"),
            3 => format!(
                "Set-MgUserLicense -UserId {who}@contoso.example -AddLicenses @{{SkuId={v}}} -RemoveLicenses @()"
            ),
            4 => format!("Update-MgUser -UserId {who}@contoso.example -UsageLocation {v}"),
            5 => format!("{v} | Sort-Object | Format-Table"),
            6 => format!("{v} | Export-Csv a.csv"),
            _ => v,
        };
    }
    let inner = statement(random, depth - 1);
    let other = statement(random, depth - 1);
    match random.below(7) {
        0 => format!("if ({v}) {{ {inner} }} else {{ {other} }}"),
        1 => format!("foreach ($i in {v}) {{ {inner} }}"),
        2 => format!("try {{ {inner} }} catch {{ {other} }}"),
        3 => format!("while ({v}) {{ {inner}; break }}"),
        4 => format!("function f($p) {{ {inner} }}; f {v}"),
        5 => format!("do {{ {inner} }} while ({v})"),
        _ => format!("{inner}; {other}"),
    }
}

/// A program: a real one that was spoilt, words in a row, bytes, or one that a grammar made.
fn program(random: &mut Random, real: &[&str]) -> String {
    match random.below(4) {
        0 => {
            let mut text: Vec<char> = random.of(real).chars().collect();
            for _ in 0..=random.below(4) {
                let at = random.below(text.len());
                match random.below(4) {
                    0 => {
                        text.truncate(at);
                    }
                    1 if !text.is_empty() => {
                        text.remove(at);
                    }
                    2 => {
                        let end = (at + random.below(30)).min(text.len());
                        let piece: Vec<char> = text[at.min(end)..end].to_vec();
                        let to = random.below(text.len());
                        text.splice(to..to, piece);
                    }
                    _ => {
                        let word = random.of(&WORDS);
                        text.splice(at..at, word.chars());
                    }
                }
            }
            text.into_iter().collect()
        }
        1 => (0..random.below(40))
            .map(|_| format!("{} ", random.of(&WORDS)))
            .collect(),
        2 => (0..random.below(60))
            .filter_map(|_| char::from_u32(random.next() as u32 % 0x250))
            .collect(),
        _ => {
            let depth = random.below(3);
            statement(random, depth)
        }
    }
}

fn try_one(seed: u64, real: &[&str], fresh: &Tenant) -> Result<bool, String> {
    let mut random = Random(seed);
    let text = program(&mut random, real);
    let is_script = parse(&text).is_ok();
    let mut world = World::new(fresh.clone());
    world.most = 20_000;
    // Half of them run where nobody has agreed to a change: then nothing may change, whatever they say.
    let agreed = seed.is_multiple_of(2);
    let scope = if agreed {
        "User.ReadWrite.All,Organization.Read.All"
    } else {
        "User.Read.All"
    };
    world.run(&format!(
        "Connect-MgGraph -Scopes {scope} -NoWelcome; $sku = @{{}}"
    ));
    let ran = world.run(&text);
    let (changes, _) = world.requests();
    let told = !text.to_lowercase().contains("connect-");
    if !agreed && told && changes > 0 {
        return Err(format!("changed without permission\n{text}"));
    }
    if !is_script && (changes > 0 || ran.errors.is_empty()) {
        return Err(format!("what is no script ran, or was not told\n{text}"));
    }
    let alive = world.run("'alive'");
    if alive.lines != ["alive"] {
        return Err(format!(
            "the console is not as it was: {:?}\n{text}",
            alive.errors
        ));
    }
    Ok(is_script)
}

#[test]
fn damaged_programs_do_no_harm() {
    let count = setting("ZETEL_FUZZ", USUAL);
    let first = setting("ZETEL_FUZZ_SEED", 1);
    let real: Vec<&str> = programs_one::PROGRAMS
        .iter()
        .chain(programs_two::PROGRAMS)
        .map(|program| program.text)
        .collect();
    let fresh = tenant();
    let (mut scripts, begun) = (0_u64, std::time::Instant::now());
    for seed in first..first.saturating_add(count) {
        match catch_unwind(AssertUnwindSafe(|| try_one(seed, &real, &fresh))) {
            Ok(Ok(is_script)) => scripts += u64::from(is_script),
            Ok(Err(why)) => panic!("seed {seed}: {why}"),
            Err(_) => panic!("seed {seed}: a panic"),
        }
        if count >= 100_000 && (seed - first + 1).is_multiple_of(count / 10) {
            println!("{} of {count} in {:?}", seed - first + 1, begun.elapsed());
        }
    }
    println!(
        "{count} programs from seed {first} in {:?}, {scripts} of them scripts",
        begun.elapsed()
    );
}
