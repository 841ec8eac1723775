//! Addresses inside the app: one typed `Route`, parsed from and printed to the fragment of the URL.
//!
//! Parsing is total: what no page answers to is `Route::NotFound`, which shows a page that says so.

/// Where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/home`, also the empty fragment.
    Home,
    /// `#/users`
    Users,
    /// `#/users/deleted`
    DeletedUsers,
    /// `#/users/{id}`: the pane of one user over the list.
    User(String),
    /// `#/licenses`
    Licenses,
    /// `#/licenses/{skuId}`
    Product(String),
    /// `#/groups`
    Groups,
    /// `#/groups/{id}`
    Group(String),
    /// `#/subscriptions`
    Subscriptions,
    /// `#/practice`
    Practice,
    /// `#/practice/{exercise}`
    Exercise(String),
    /// `#/open/{payload}`: what somebody shares
    Open(String),
    /// `#/roles`
    Roles,
    /// `#/rules`
    Rules,
    /// `#/request`
    Request,
    /// `#/console`
    Console,
    /// `#/history`
    History,
    /// `#/changes`
    Changes,
    /// `#/sandbox`
    Sandbox,
    /// Anything else, as it was asked for.
    NotFound(String),
}

impl Route {
    /// The route of a fragment, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let not_found = || Self::NotFound(path.to_owned());
        let trimmed = path.strip_prefix('/').unwrap_or(path);
        let trimmed = trimmed.strip_suffix('/').unwrap_or(trimmed);
        let mut parts = trimmed.split('/');
        let (Some(page), id, None) = (parts.next(), parts.next(), parts.next()) else {
            return not_found();
        };
        let Some(id) = id.map(decode).transpose_or_none() else {
            return not_found();
        };
        match (page, id) {
            ("" | "home", None) => Self::Home,
            ("users", None) => Self::Users,
            ("users", Some(id)) if id == "deleted" => Self::DeletedUsers,
            ("users", Some(id)) => Self::User(id),
            ("licenses", None) => Self::Licenses,
            ("licenses", Some(id)) => Self::Product(id),
            ("groups", None) => Self::Groups,
            ("groups", Some(id)) => Self::Group(id),
            ("subscriptions", None) => Self::Subscriptions,
            ("practice", None) => Self::Practice,
            ("practice", Some(id)) => Self::Exercise(id),
            ("open", Some(payload)) => Self::Open(payload),
            ("roles", None) => Self::Roles,
            ("rules", None) => Self::Rules,
            ("request", None) => Self::Request,
            ("console", None) => Self::Console,
            ("history", None) => Self::History,
            ("changes", None) => Self::Changes,
            ("sandbox", None) => Self::Sandbox,
            _ => not_found(),
        }
    }

    /// The route that a link asks for in its query, encoded as values there are; nothing where no page answers to it.
    pub fn asked(value: &str) -> Option<Self> {
        let route = Self::parse(&decode(value)?);
        (!matches!(route, Self::NotFound(_))).then_some(route)
    }

    /// The page it shows: somebody's pane stands over the list.
    pub fn page(&self) -> Self {
        match self {
            Self::User(_) => Self::Users,
            other => other.clone(),
        }
    }

    /// The fragment of a route, with its `#`: what a link's `href` holds.
    pub fn href(&self) -> String {
        let (page, id) = match self {
            Self::Home => ("home", None),
            Self::Users => ("users", None),
            Self::DeletedUsers => ("users", Some("deleted")),
            Self::User(id) => ("users", Some(id.as_str())),
            Self::Licenses => ("licenses", None),
            Self::Product(id) => ("licenses", Some(id.as_str())),
            Self::Groups => ("groups", None),
            Self::Group(id) => ("groups", Some(id.as_str())),
            Self::Subscriptions => ("subscriptions", None),
            Self::Practice => ("practice", None),
            Self::Exercise(id) => ("practice", Some(id.as_str())),
            Self::Open(payload) => ("open", Some(payload.as_str())),
            Self::Roles => ("roles", None),
            Self::Rules => ("rules", None),
            Self::Request => ("request", None),
            Self::Console => ("console", None),
            Self::History => ("history", None),
            Self::Changes => ("changes", None),
            Self::Sandbox => ("sandbox", None),
            Self::NotFound(path) => return format!("#{path}"),
        };
        match id {
            Some(id) => format!("#/{page}/{}", encode(id)),
            None => format!("#/{page}"),
        }
    }
}

/// `Option<Option<T>>` with a failed inner value made visible.
trait TransposeOrNone<T> {
    /// `None` when there was something that could not be read; `Some(None)` when there was nothing.
    fn transpose_or_none(self) -> Option<Option<T>>;
}

impl<T> TransposeOrNone<T> for Option<Option<T>> {
    fn transpose_or_none(self) -> Option<Option<T>> {
        match self {
            None => Some(None),
            Some(None) => None,
            Some(some) => Some(some),
        }
    }
}

/// Percent-encodes everything but RFC 3986's unreserved characters, so that any id survives a link.
fn encode(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The reverse of [`encode`]. `None` for an empty part, a broken escape or bytes that are not UTF-8.
fn decode(part: &str) -> Option<String> {
    if part.is_empty() {
        return None;
    }
    let mut out = Vec::with_capacity(part.len());
    let mut bytes = part.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let (high, low) = (hex(bytes.next()?)?, hex(bytes.next()?)?);
            out.push(high * 16 + low);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn a_link_asks_for_a_route() {
        let user = Route::User(id("a b/c%"));
        let encoded = encode(&user.href());
        for (value, expected) in [
            ("users", Some(Route::Users)),
            ("/licenses", Some(Route::Licenses)),
            ("%23%2Fpractice", Some(Route::Practice)),
            (
                "practice/01-first-license",
                Some(Route::Exercise(id("01-first-license"))),
            ),
            (encoded.as_str(), Some(user)),
            ("", None),
            ("mars", None),
            ("%00", None),
            ("%2", None),
            ("https://elsewhere.example", None),
            ("<script>", None),
        ] {
            assert_eq!(Route::asked(value), expected, "{value}");
        }
    }

    #[test]
    fn routes_parse_and_print() {
        for (fragment, route) in [
            ("#/home", Route::Home),
            ("#/users", Route::Users),
            ("#/users/deleted", Route::DeletedUsers),
            ("#/users/6fd2c87f", Route::User(id("6fd2c87f"))),
            ("#/users/a%20b%2Fc%25%C3%AB", Route::User(id("a b/c%ë"))),
            ("#/licenses", Route::Licenses),
            (
                "#/licenses/6fd2c87f-b296-42f0-b197-1e91e994b900",
                Route::Product(id("6fd2c87f-b296-42f0-b197-1e91e994b900")),
            ),
            ("#/groups", Route::Groups),
            ("#/groups/g1", Route::Group(id("g1"))),
            ("#/subscriptions", Route::Subscriptions),
            ("#/open/WwEB-_", Route::Open(id("WwEB-_"))),
            ("#/roles", Route::Roles),
            ("#/rules", Route::Rules),
            ("#/request", Route::Request),
            ("#/console", Route::Console),
            ("#/history", Route::History),
            ("#/sandbox", Route::Sandbox),
        ] {
            assert_eq!(Route::parse(fragment), route, "{fragment}");
            assert_eq!(route.href(), fragment);
        }
    }

    #[test]
    fn other_spellings_of_a_route_are_understood() {
        for (fragment, route) in [
            ("", Route::Home),
            ("#", Route::Home),
            ("#/", Route::Home),
            ("/users", Route::Users),
            ("#/users/", Route::Users),
            ("#users", Route::Users),
        ] {
            assert_eq!(Route::parse(fragment), route, "{fragment}");
        }
    }

    #[test]
    fn what_no_page_answers_to_is_not_found() {
        for fragment in [
            "#/nothing",
            "#/users/a/b",
            "#//users",
            "#/users/%zz",
            "#/users/%C3",
            "#/users/%",
            "#/home/1",
            "#/sandbox/x",
            "#/USERS",
            "#/users//",
        ] {
            let route = Route::parse(fragment);
            assert!(matches!(route, Route::NotFound(_)), "{fragment} gave {route:?}");
            assert_eq!(route.href(), fragment, "what was asked for can be shown");
        }
    }
}
