//! The language: what a line prints, value by value, and what it says of lines that are wrong.

use crate::tenant::{tenant, World};

use zetel::console::syntax::parse;
use zetel::console::Note;

/// A line, and what it prints.
const LINES: &[(&str, &[&str])] = &[
    // Values and operators.
    ("1 + 2 * 3", &["7"]),
    ("(1 + 2) * 3", &["9"]),
    ("7 / 2; 6 / 2; 7 % 2", &["3.5", "3", "1"]),
    ("'a' + 1", &["a1"]),
    ("'5' -eq 5; 5 -eq '5'", &["True", "True"]),
    ("'abc' -eq 'ABC'; 'abc' -ceq 'ABC'", &["True", "False"]),
    ("-not $false -and $true", &["True"]),
    ("1,2,3 -eq 2", &["2"]),
    ("1,2 + 3,4", &["1", "2", "3", "4"]),
    ("'x' -in 'a','x'; 'a','x' -contains 'X'", &["True", "True"]),
    ("'contoso:E3' -like 'contoso:*'", &["True"]),
    ("'E3 x' -match '^e(\\d)'; $Matches[1]", &["True", "3"]),
    ("'a-b-c' -replace '-','+'; 'a,b' -split ','", &["a+b+c", "a", "b"]),
    ("'a','b' -join ';'", &["a;b"]),
    ("'{0} has {1:N1}' -f 'E3', 4", &["E3 has 4.0"]),
    ("1..4", &["1", "2", "3", "4"]),
    ("5 -is [int]; 'x' -is [string]; @(1) -is [array]", &["True", "True", "True"]),
    ("[int]'42' + 1; [string]5 + 1", &["43", "51"]),
    ("1KB; 2MB", &["1024", "2097152"]),
    ("[string]::IsNullOrEmpty(''); [math]::Round(2.5)", &["True", "2"]),
    // Texts.
    ("$n = 3; \"$n people, $($n + 1) more\"", &["3 people, 4 more"]),
    ("\"`$n `\"q`\"\"; 'it''s $n'", &["$n \"q\"", "it's $n"]),
    ("$h = @{ a = 1 }; \"$h.a $($h.a)\"", &["System.Collections.Hashtable.a 1"]),
    ("@'\none $x\n'@", &["one $x"]),
    // One is not a list, none is nothing.
    ("$x = 5 | Where-Object { $_ -gt 9 }; $null -eq $x", &["True"]),
    ("$x = 1,2,3 | Where-Object { $_ -gt 2 }; $x; $x.Count", &["3", "1"]),
    ("@().Count; @(1).Count; $null.Count", &["0", "1", "0"]),
    ("foreach ($x in $null) { 'never' }", &[]),
    ("@($null).Count", &["1"]),
    ("$a = 1,2; $a += 3; $a.Count; $a[-1]", &["3", "3"]),
    ("$h = @{}; $h.x += 1; $h.x += 1; $h['x']", &["2"]),
    ("(@{a=1},@{a=2}).a", &["1", "2"]),
    // Statements.
    ("if (1 -gt 2) { 'a' } elseif ($true) { 'b' } else { 'c' }", &["b"]),
    ("for ($i = 0; $i -lt 3; $i++) { $i }", &["0", "1", "2"]),
    ("foreach ($x in 1..5) { if ($x -eq 2) { continue }; if ($x -eq 4) { break }; $x }", &["1", "3"]),
    ("$i = 0; while ($true) { $i++; if ($i -ge 3) { break } }; $i", &["3"]),
    ("do { $j++ } until ($j -ge 2); $j", &["2"]),
    ("$r = foreach ($x in 1..3) { $x * 2 }; $r -join ','", &["2,4,6"]),
    ("$v = if ($true) { 'yes' }; $v", &["yes"]),
    ("switch ('b') { a { 1 } b { 2 } default { 3 } }", &["2"]),
    ("function Twice($x) { $x * 2 }; Twice 4; Twice -x 5", &["8", "10"]),
    ("function F { param([string]$a = 'd', [switch]$s) \"$a $s\" }; F; F -s -a q", &["d False", "q True"]),
    ("function G { return 1; 2 }; G", &["1"]),
    ("try { throw 'oops' } catch { \"caught $_\" } finally { 'done' }", &["caught oops", "done"]),
    ("try { 1/0 } catch { $_.Exception.Message }", &["Attempted to divide by zero."]),
    ("& { 'block' }", &["block"]),
    // Pipelines.
    ("1..5 | Select-Object -First 2", &["1", "2"]),
    ("1..5 | Select-Object -Last 1", &["5"]),
    ("3,1,2 | Sort-Object -Descending", &["3", "2", "1"]),
    ("'b','A','a' | Sort-Object -Unique", &["A", "b"]),
    ("(1..4 | Measure-Object -Sum).Sum", &["10"]),
    ("1..3 | ForEach-Object { $s = 0 } { $s += $_ } { $s }", &["6"]),
    ("1..3 | % { \"a$_\" } | % { \"$_!\" }", &["a1!", "a2!", "a3!"]),
    ("'a' | ForEach-Object ToUpper", &["A"]),
    ("1..3 |\n  Where-Object { $_ -ne 2 }", &["1", "3"]),
    ("[pscustomobject]@{ Name = 'x'; N = 1 }", &["Name N", "---- -", "x    1"]),
    (
        "[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; E = 5 }",
        &["A : 1", "B : 2", "C : 3", "D : 4", "E : 5"],
    ),
    ("1..6 | Group-Object { $_ % 2 } | % { \"$($_.Name) $($_.Count)\" }", &["0 3", "1 3"]),
    ("'a,b','1,2' | ConvertFrom-Csv | % { $_.b }", &["2"]),
    ("Write-Host a b; Write-Output c", &["a b", "c"]),
    ("$o = New-Object PSObject -Property @{ a = 1 }; $o | Add-Member -NotePropertyName b -NotePropertyValue 2; $o.b", &["2"]),
    ("@{ a = 1 }.ContainsKey('A'); 'abc'.Substring(1, 1); 'abc'.IndexOf('c')", &["True", "b", "2"]),
    ("$p = @{ InputObject = 'splat' }; Write-Output @p", &["splat"]),
    ("[ordered]@{ b = 1; a = 2 } | % { $_.Keys }", &["b", "a"]),
    ("[pscustomobject]@{ x = 1,2,3,4,5 } | Format-List", &["x : {1, 2, 3, 4\u{2026}}"]),
];

#[test]
fn every_line_prints_what_it_must() {
    let mut failures = String::new();
    for (line, expected) in LINES {
        let mut world = World::new(tenant());
        let ran = world.run(line);
        let same = ran.lines == *expected;
        if !same || !ran.errors.is_empty() {
            failures.push_str(&format!("\n{line}\n  {:?}\n  {:?}\n", ran.lines, ran.errors));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// A text that is no script, what is said of it, and whether more text could make it one.
const WRONG: &[(&str, &str, bool)] = &[
    (
        "$x = (1 +",
        "You must provide a value expression following the '+' operator.",
        true,
    ),
    ("foreach ($u in $users$users) { }", "Missing closing ')'", false),
    ("if ($x) {", "Missing closing '}'", true),
    ("'abc", "The string is missing the terminator: '.", true),
    ("1 |", "An empty pipe element is not allowed.", true),
    ("Export to CSV }", "Unexpected token '}'", false),
    ("@{ a 1 }", "Missing '='", false),
    ("1 -foo 2", "Unexpected token '-foo'", false),
    (
        "$x =",
        "You must provide a value expression following the '=' operator.",
        true,
    ),
];

#[test]
fn what_is_no_script_is_told_with_its_place_and_runs_nothing() {
    for (text, says, open) in WRONG {
        let mut world = World::new(tenant());
        let ran = world.run(&format!("'before'\n{text}"));
        assert!(ran.lines.is_empty(), "{text}: {:?}", ran.lines);
        assert_eq!(ran.errors.len(), 1, "{text}");
        assert!(ran.errors[0].contains(says), "{text}: {}", ran.errors[0]);
        assert_eq!(parse(text).unwrap_err().is_open(text), *open, "{text}");
    }
}

#[test]
fn an_error_does_not_stop_what_follows_unless_it_is_told_to() {
    let mut world = World::new(tenant());
    let ran = world.run("1; $null.Foo(); 2");
    assert_eq!(ran.lines, ["1", "2"]);
    assert_eq!(ran.errors.len(), 1);
    let ran = world.run("1; throw 'x'; 2");
    assert_eq!(ran.lines, ["1"]);
    let ran = world.run("$ErrorActionPreference = 'Stop'; Get-MgUser; 'never'");
    assert!(ran.lines.is_empty());
    assert_eq!(ran.errors.len(), 1);
}

#[test]
fn what_never_ends_is_stopped() {
    for text in [
        "while ($true) { }",
        "for (;;) { $x += 'abc' }",
        "function F { F }; while ($true) { try { F } catch { } }",
        "$a = 1,2; while ($true) { $a += $a }",
        "$a = @{}; while ($true) { $b = @{}; $a.x = $b; $a = $b }",
        "$a = @(); while ($true) { $a = ,$a }",
        "while ($true) { 1..100000 | Where-Object { $false } }",
    ] {
        let mut world = World::new(tenant());
        world.most = 100_000;
        let ran = world.run(text);
        assert!(ran.stopped, "{text}: {:?}", ran.errors);
        assert!(ran.notes.contains(&Note::TooLong), "{text}");
        // The console goes on.
        assert_eq!(world.run("'alive'").lines, ["alive"]);
    }
}

#[test]
fn help_and_commands_answer() {
    let mut world = World::new(tenant());
    let ran = world.run("Get-Help Set-MgUserLicense");
    assert!(
        ran.lines
            .iter()
            .any(|line| line.contains("LicenseAssignment.ReadWrite.All")),
        "{:?}",
        ran.lines
    );
    let ran =
        world.run("(Get-Command -Module MSOnline).Count -gt 20; (Get-Command *UserLicense).Name -join ' '");
    assert_eq!(ran.lines[0], "True");
    assert!(ran.lines[1].contains("Set-MgUserLicense"));
    let ran = world.run("Connect-MgGraph -Scopes User.Read.All -NoWelcome; Get-MgUser | Get-Member | % Name");
    assert!(ran.lines.contains(&"UsageLocation".to_owned()), "{:?}", ran.lines);
}

#[test]
fn values_of_values_do_not_fill_the_memory() {
    let mut world = World::new(tenant());
    world.most = 20_000;
    // Names out of names, and one long text many times.
    for text in [
        "do { $y += (Get-MgUser -All | Select-Object @($y, 'a')) } while ($true)",
        "$b = 'x' * 4000000; (1..2000 | ForEach-Object { $b }) -join '' | Out-Null",
        "$b = 'x' * 4000000; 1..200 | ForEach-Object { [pscustomobject]@{ a = $b } } | ConvertTo-Csv | Out-Null",
    ] {
        world.run("Connect-MgGraph -Scopes User.Read.All -NoWelcome");
        world.run(text);
        assert_eq!(world.run("'alive'").lines, ["alive"], "{text}");
    }
}

#[test]
fn what_could_follow_is_offered() {
    let mut session = zetel::console::Session::new(zetel::console::Shell::Seven);
    session.files.put("hires.csv", "a\n1\n", false);
    session.files.put("new people.csv", "a\n1\n", false);
    let tenant = tenant();
    for (text, from, first) in [
        ("Set-MgUserL", 0, "Set-MgUserLicense"),
        ("Get-MgUser -User", 11, "-UserId"),
        ("Get-MgUser -UserId an", 19, "anna@contoso.example"),
        ("Get-MgUser -UserId anna@con", 19, "anna@contoso.example"),
        ("Get-MgUser | Set-MgUserL", 13, "Set-MgUserLicense"),
        (
            "Set-MsolUserLicense -AddLicenses contoso:ENT",
            33,
            "contoso:ENTERPRISEPACK",
        ),
        ("Import-Csv hi", 11, "hires.csv"),
        ("Import-Csv new", 11, "'new people.csv'"),
        ("Where-Object SkuPartNumber -eq VIS", 31, "VISIOCLIENT"),
    ] {
        let found = zetel::console::complete(text, text.len(), &session, &tenant);
        assert_eq!(found.from, from, "{text}");
        assert_eq!(
            found.items.first().map(|item| item.text.as_str()),
            Some(first),
            "{text}"
        );
    }
    assert!(zetel::console::complete("", 0, &session, &tenant)
        .items
        .is_empty());
}
