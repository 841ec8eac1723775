//! The way through a file, step by step: whether it is a tenant file or a bare Graph response, and what comes next.
//!
//! A step is never more than a key, an item of a list, or a value that is no list; between two steps the file may take
//! its time.

use crate::exchange::json::{short, Fault, Kind, Paused, Position, Reader, Want};

use super::input::{is_cut, Input, Read};
use super::log::Log;
use super::raw::{Holdings, Raw};
use super::read_about::read_zetel;
use super::read_list::{begin_list, read_item, read_list};
use super::read_users::Users;
use super::recognize::{by_context, by_first_item};
use super::refusal::{Expected, Found, RefusalReason};
use super::report::{Content, List};

/// Where the walk is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// Before everything.
    Start,
    /// In the object at the top.
    Top,
    /// Before an array whose items tell which list it is.
    Bare {
        /// Whether it stands in an object, which may still say so.
        in_object: bool,
    },
    /// In the array of a list.
    Items(List),
    /// In an object that has a list under `value`.
    Response {
        list: List,
        /// Whether the list was there.
        found: bool,
        /// Where the object is.
        path: String,
    },
    /// Before a value that is read at once.
    Value(What),
}

/// What a value that is read at once is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    List(List),
    /// `value` of a response, which is no list.
    NoList,
    Zetel,
    Context,
    /// `@odata.nextLink` of a response under the key of a list.
    Link,
    /// `@odata.nextLink` at the top.
    TopLink,
    /// An array that nothing is known of.
    Kept,
    Foreign,
    /// A key that may be one of a single item, which is a list of one.
    Field,
    Other,
}

/// An array that nothing was known of when it was met.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) text: String,
    /// Which list it is, where that is known by now.
    pub(super) list: Option<List>,
    /// Where it begins.
    pub(super) start: Position,
    pub(super) paused: Paused,
}

/// How long a single item may be that stands in the place of a list, in bytes.
const MOST_SINGLE: usize = 4 * 1024 * 1024;

/// The walk through one file.
#[derive(Debug)]
pub(super) struct Walk {
    /// The innermost place is the last one; behind the end there is none.
    places: Vec<Place>,
    pub(super) file: usize,
    pub(super) raw: Raw,
    pub(super) content: Content,
    /// Whether a key of a tenant file was met, or a list.
    known: bool,
    /// What had been noted before the list of a response, which may turn out to be none.
    before_list: Option<Log>,
    /// `value` of a response, of which its context still has to say what it is.
    pub(super) kept: Option<Kept>,
    pub(super) context: Option<String>,
    pub(super) license_fields: bool,
    pub(super) more_pages: bool,
    /// What a response is refused for.
    wrong_link: Option<Box<RefusalReason>>,
    /// The object at the top, as long as it may be a single item, without its last brace; and the key being read.
    single: Option<String>,
    field: String,
}

impl Walk {
    /// At the start of the file with this number.
    pub(super) fn new(file: usize) -> Self {
        Walk {
            places: vec![Place::Start],
            file,
            raw: Raw::default(),
            content: Content::List,
            known: false,
            before_list: None,
            kept: None,
            context: None,
            license_fields: false,
            more_pages: false,
            wrong_link: None,
            single: Some("[{".to_owned()),
            field: String::new(),
        }
    }

    /// Whether nothing was met yet.
    pub(super) fn is_new(&self) -> bool {
        self.places.last() == Some(&Place::Start)
    }

    /// Whether the file must not end here.
    pub(super) fn is_open(&self) -> bool {
        !self.places.is_empty()
    }

    /// The list that the walk is in.
    pub(super) fn list(&self) -> Option<List> {
        self.places.iter().rev().find_map(|place| match place {
            Place::Items(list) | Place::Response { list, .. } | Place::Value(What::List(list)) => Some(*list),
            _ => None,
        })
    }

    /// How much the next step needs.
    pub(super) fn want(&self) -> Want {
        match self.places.last() {
            None | Some(Place::Start) => Want::Byte,
            Some(Place::Top | Place::Response { .. }) => Want::Key,
            Some(Place::Bare { .. }) => Want::First,
            Some(Place::Items(_)) => Want::Item,
            Some(Place::Value(_)) => Want::Value,
        }
    }

    /// Takes the next step. The input begins at `start` in the file.
    pub(super) fn step(
        &mut self,
        input: &mut Input<'_, '_>,
        start: Position,
        holdings: &mut Holdings,
    ) -> Read<()> {
        let done = self.one_step(input, start, holdings);
        self.more_pages |= input.more_pages;
        done
    }

    fn one_step(&mut self, input: &mut Input<'_, '_>, start: Position, holdings: &mut Holdings) -> Read<()> {
        match self.places.last_mut() {
            None => input.end(),
            Some(Place::Start) => {
                self.places.pop();
                let next = match input.peek()? {
                    Kind::Object => {
                        input.object()?;
                        Place::Top
                    }
                    Kind::Array => Place::Bare { in_object: false },
                    _ => Place::Value(What::Foreign),
                };
                self.places.push(next);
                Ok(())
            }
            Some(Place::Top) => self.top(input),
            Some(Place::Bare { in_object }) => {
                let in_object = *in_object;
                self.places.pop();
                self.bare(input, in_object)
            }
            Some(Place::Items(list)) => {
                let list = *list;
                if input.item()? {
                    self.with_users(holdings, |raw, users| read_item(input, list, raw, users))
                } else {
                    self.places.pop();
                    Ok(())
                }
            }
            Some(Place::Response { list, found, path }) => {
                let list = *list;
                let Some(key) = input.key()? else {
                    let (found, path) = (*found, std::mem::take(path));
                    self.places.pop();
                    return found.then_some(()).ok_or_else(|| no_list(path));
                };
                let what = match &*key {
                    "value" => {
                        *found = true;
                        if input.peek()? == Kind::Array {
                            return self.enter(input, list);
                        }
                        What::NoList
                    }
                    "@odata.nextLink" => What::Link,
                    _ => What::Other,
                };
                self.places.push(Place::Value(what));
                Ok(())
            }
            Some(Place::Value(what)) => {
                let what = *what;
                self.places.pop();
                self.value(what, input, start, holdings)
            }
        }
    }

    /// A key at the top: of a tenant file where it has any of its keys, else of a response with its list.
    fn top(&mut self, input: &mut Input<'_, '_>) -> Read<()> {
        let Some(key) = input.key()? else {
            self.places.pop();
            return Ok(());
        };
        let kind = input.peek()?;
        let is_tenant = self.content == Content::Tenant;
        let what = match (&*key, List::with_key(&key)) {
            (_, Some(list)) => {
                self.is_tenant(input);
                match (list, kind) {
                    (List::Organization, _) => What::List(list),
                    (_, Kind::Array) => {
                        begin_list(list, true, &mut self.raw);
                        return self.enter(input, list);
                    }
                    (_, Kind::Object) => {
                        begin_list(list, true, &mut self.raw);
                        let path = input.path();
                        input.object()?;
                        let found = false;
                        self.places.push(Place::Response { list, found, path });
                        return Ok(());
                    }
                    _ => What::List(list),
                }
            }
            ("zetel", _) => {
                self.is_tenant(input);
                What::Zetel
            }
            ("value", _) if kind == Kind::Array && !is_tenant => {
                self.places.push(Place::Bare { in_object: true });
                return Ok(());
            }
            ("@odata.context", _) if kind == Kind::String => What::Context,
            ("@odata.nextLink", _) if !is_tenant => What::TopLink,
            _ if !self.known
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"@._".contains(&byte)) =>
            {
                self.field = key.into_owned();
                What::Field
            }
            _ => What::Other,
        };
        self.places.push(Place::Value(what));
        Ok(())
    }

    /// A tenant file it is, whatever its `value` may have looked like.
    fn is_tenant(&mut self, input: &mut Input<'_, '_>) {
        if self.content == Content::Tenant {
            return;
        }
        if let Some(noted) = self.before_list.take() {
            input.take_back(noted);
        }
        *self = Walk {
            places: std::mem::take(&mut self.places),
            content: Content::Tenant,
            known: true,
            ..Walk::new(self.file)
        };
    }

    /// An array that does not say which list it is, but by its first item or its context.
    fn bare(&mut self, input: &mut Input<'_, '_>, in_object: bool) -> Read<()> {
        let by_shape = by_first_item(input.ahead(), self.context.as_deref()).unwrap_or_default();
        if let Some(value) = cut_item(input.ahead()).unwrap_or_default() {
            let path = format!("{}[0]", input.path());
            return Err(Box::new(RefusalReason::CutByDepth { path, value }));
        }
        let what = match by_shape.or_else(|| self.context.as_deref().and_then(by_context)) {
            Some(list) => {
                self.known = true;
                self.before_list.get_or_insert_with(|| input.noted());
                begin_list(list, true, &mut self.raw);
                return self.enter(input, list);
            }
            None if in_object && self.context.is_none() => What::Kept,
            None => What::Foreign,
        };
        self.places.push(Place::Value(what));
        Ok(())
    }

    fn enter(&mut self, input: &mut Input<'_, '_>, list: List) -> Read<()> {
        input.array()?;
        self.places.push(Place::Items(list));
        Ok(())
    }

    fn value(
        &mut self,
        what: What,
        input: &mut Input<'_, '_>,
        start: Position,
        holdings: &mut Holdings,
    ) -> Read<()> {
        match what {
            What::List(list) => self.with_users(holdings, |raw, users| read_list(input, list, raw, users)),
            What::NoList => input.each(&mut |_| Ok(())),
            What::Zetel => {
                self.raw.zetel = read_zetel(input)?;
                Ok(())
            }
            What::Context => {
                self.context = Some(input.text()?.into_owned());
                Ok(())
            }
            What::Link => input.next_link(),
            What::TopLink => match input.next_link() {
                Err(why) if matches!(*why, RefusalReason::WrongType { .. }) => {
                    self.wrong_link = Some(why);
                    input.skip()
                }
                read => read,
            },
            What::Kept => {
                let paused = input.here();
                let text = input.skipped()?.to_owned();
                let list = None;
                self.kept = Some(Kept {
                    text,
                    list,
                    start,
                    paused,
                });
                Ok(())
            }
            What::Field => {
                let value = input.skipped()?;
                let key = std::mem::take(&mut self.field);
                let fits = |so_far: &String| so_far.len() + value.len() <= MOST_SINGLE;
                self.single = self.single.take().filter(fits).map(|mut so_far| {
                    let comma = if so_far.ends_with('{') { "" } else { "," };
                    so_far.extend([comma, "\"", &key, "\":", value]);
                    so_far
                });
                Ok(())
            }
            What::Foreign | What::Other => input.skip(),
        }
    }

    fn with_users(
        &mut self,
        holdings: &mut Holdings,
        read: impl FnOnce(&mut Raw, &mut Users<'_>) -> Read<()>,
    ) -> Read<()> {
        let mut users = Users {
            holdings,
            file: self.file,
            bare: self.content == Content::List,
            license_fields: self.license_fields,
        };
        let done = read(&mut self.raw, &mut users);
        self.license_fields = users.license_fields;
        done
    }

    /// The object at the top where it is a single item of a list: a list of one.
    fn take_single(&mut self) -> Option<Kept> {
        let mut text = self.single.take()?;
        text.push_str("}]");
        let list = by_first_item(Reader::new(&text, u32::MAX), self.context.as_deref()).ok()??;
        Some(Kept {
            text,
            list: Some(list),
            start: Position::START,
            paused: Paused::default(),
        })
    }

    /// The end of the file was met.
    pub(super) fn finish(mut self) -> Read<Walk> {
        if !self.known && self.kept.is_none() {
            self.kept = self.take_single();
            if self.kept.is_none() {
                return Err(Box::new(RefusalReason::Foreign));
            }
        }
        match self.wrong_link {
            Some(why) => Err(why),
            None => Ok(self),
        }
    }
}

/// The first item of an array, where PowerShell wrote a text for it.
fn cut_item(mut ahead: Reader<'_>) -> Result<Option<String>, Fault> {
    ahead.array()?;
    if !ahead.item()? || ahead.peek()? != Kind::String {
        return Ok(None);
    }
    let text = ahead.string()?;
    Ok(is_cut(&text).then(|| short(&text)))
}

/// The refusal of an object that should be a list, or hold one.
fn no_list(path: String) -> Box<RefusalReason> {
    Box::new(RefusalReason::WrongType {
        path,
        expected: Expected::List,
        found: Found::Object,
    })
}
