//! Zetel's own icons: a 20 x 20 grid, 1.4 stroke with round ends, no fill, the color of the text beside them.
//!
//! Icons are decoration (`aria-hidden`); the word beside them, or the name of the button, says what they mean.
use leptos::prelude::*;

/// What there is a drawing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "an icon is named by what it shows")]
pub enum Icon {
    Add,
    Alert,
    Appearance,
    Back,
    Block,
    Box,
    Building,
    Calendar,
    Cap,
    Card,
    Check,
    CheckCircle,
    ChevronDown,
    ChevronRight,
    Circle,
    Clock,
    Close,
    Cloud,
    Columns,
    Console,
    Copy,
    Dash,
    Download,
    Filter,
    Globe,
    Group,
    Guide,
    HalfCircle,
    Home,
    Info,
    Key,
    Keyboard,
    List,
    Lock,
    Menu,
    Moon,
    More,
    MoreVertical,
    Out,
    People,
    PeopleAdd,
    Person,
    PersonAdd,
    PersonRemove,
    Redo,
    Refresh,
    Remove,
    Replace,
    Script,
    Search,
    Shield,
    SortDown,
    SortUp,
    Sun,
    Toggle,
    Trash,
    Undo,
    Upload,
    Warning,
}

impl Icon {
    /// The drawing, as the data of one path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Add => "M10 4v12M4 10h12",
            Self::Alert => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6.4v4.4M10 13.6h.01",
            Self::Appearance => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 2.8v14.4M12.8 5.6h2.6M12.8 8.6h4M12.8 11.6h4M12.8 14.6h2.4",
            Self::Back => "M9 4.5L3.5 10 9 15.5M3.8 10h12.7",
            Self::Block => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM5 15L15 5",
            Self::Box => "M10 2.7l6.3 3.2v8.2L10 17.3l-6.3-3.2V5.9zM3.9 6.1L10 9.2l6.1-3.1M10 9.2v7.9",
            Self::Building => "M5 17.2V3.6c0-.4.4-.8.8-.8h8.4c.4 0 .8.4.8.8v13.6zM8.4 17v-3.2h3.2V17M7.8 6h.01M10 6h.01M12.2 6h.01M7.8 8.6h.01M10 8.6h.01M12.2 8.6h.01M7.8 11.2h.01M10 11.2h.01M12.2 11.2h.01",
            Self::Calendar => "M4.8 4.2h10.4a1.6 1.6 0 0 1 1.6 1.6v9.4a1.6 1.6 0 0 1-1.6 1.6H4.8a1.6 1.6 0 0 1-1.6-1.6V5.8a1.6 1.6 0 0 1 1.6-1.6zM3.2 8h13.6M7 2.6v3M13 2.6v3",
            Self::Cap => "M2.6 8L10 4.6 17.4 8 10 11.400zM5.400 9.600v4.200c2.600 1.900 6.600 1.900 9.200 0V9.600M17.400 8v5",
            Self::Card => "M4 4.4h12a1.4 1.4 0 0 1 1.4 1.4v8.4a1.4 1.4 0 0 1-1.4 1.4H4a1.4 1.4 0 0 1-1.4-1.4V5.8A1.4 1.4 0 0 1 4 4.4zM2.6 8h14.8M11.8 12.4h2.6",
            Self::Check => "M4 10.6l3.9 3.9L16 6",
            Self::CheckCircle => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM6.8 10.3l2.3 2.3 4.3-4.6",
            Self::ChevronDown => "M4.8 7.4L10 12.6l5.2-5.2",
            Self::ChevronRight => "M7.4 4.8l5.2 5.2-5.2 5.2",
            Self::Circle => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4z",
            Self::Clock => "M3.2 10a6.8 6.8 0 1 0 2-4.8L3.3 7M3.2 3.4V7h3.6M10 6.4V10l2.6 1.8",
            Self::Close => "M4.6 4.6l10.8 10.8M15.4 4.6L4.6 15.4",
            Self::Cloud => "M6 15.6a3.4 3.4 0 0 1-.5-6.8 4.7 4.7 0 0 1 9.1-.5 3.7 3.7 0 0 1-.4 7.3z",
            Self::Columns => "M4 3.6h12a1.2 1.2 0 0 1 1.2 1.2v10.4a1.2 1.2 0 0 1-1.2 1.2H4a1.2 1.2 0 0 1-1.2-1.2V4.8A1.2 1.2 0 0 1 4 3.6zM7.6 3.8v12.4M12.4 3.8v12.4",
            Self::Copy => "M7.4 6.6h8.2c.6 0 1 .4 1 1v8.2c0 .6-.4 1-1 1H7.4c-.6 0-1-.4-1-1V7.6c0-.6.4-1 1-1zM13.4 6.4V4.2c0-.6-.4-1-1-1H4.2c-.6 0-1 .4-1 1v8.2c0 .6.4 1 1 1h2.2",
            Self::Console => "M4 4h12a1.2 1.2 0 0 1 1.2 1.2v9.600a1.2 1.2 0 0 1-1.2 1.2H4a1.2 1.2 0 0 1-1.2-1.2V5.200A1.2 1.2 0 0 1 4 4zM6 7.600l2.400 2.400L6 12.400M10.400 12.400h3.600",
            Self::Dash => "M4.5 10h11",
            Self::Download => "M10 3v9.4M6 8.8l4 4 4-4M4 16.6h12",
            Self::Filter => "M3 5.6h14M5.6 10h8.8M8.2 14.4h3.6",
            Self::Globe => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 2.8c-4 4.4-4 10 0 14.4M10 2.8c4 4.4 4 10 0 14.4M3.3 7.7h13.4M3.3 12.3h13.4",
            Self::Group => "M10 5a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 10 5zM6 16c0-3 1.7-4.6 4-4.6s4 1.6 4 4.6M5 4.4a1.8 1.8 0 0 0 .1 3.6M2.4 13.6c-.1-2 .8-3.4 2.6-3.6M15 4.4a1.8 1.8 0 0 1-.1 3.6M17.6 13.6c.1-2-.8-3.4-2.6-3.6",
            Self::Guide => "M10 5.4C8.4 4.2 6 3.900 3.200 4.200v10.600c2.800-.3 5.200 0 6.800 1.200 1.600-1.200 4-1.500 6.800-1.200V4.200c-2.800-.3-5.200 0-6.800 1.200zM10 5.400v10.600",
            Self::HalfCircle => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 2.8v14.4M12.4 4v12M14.8 6v8",
            Self::Home => "M3.6 8.9L10 3.2l6.4 5.7v7a.9.9 0 0 1-.9.9h-3.4v-4.6H7.9v4.6H4.5a.9.9 0 0 1-.9-.9z",
            Self::Info => "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 9.2v4.4M10 6.4h.01",
            Self::Key => "M6 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 10h8.4v2.6M14.2 10v2",
            Self::Keyboard => "M3.2 5.600h13.600v8.800H3.200zM6 8.400h.01M8.700 8.400h.01M11.300 8.400h.01M14 8.400h.01M6.800 11.600h6.400",
            Self::List => "M7.4 5h9.6M7.4 10h9.6M7.4 15h9.6M3.4 5h.01M3.4 10h.01M3.4 15h.01",
            Self::Lock => "M5.6 8.8h8.8a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5.6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7 8.6V6.4a3 3 0 0 1 6 0v2.2M10 12.4v1.2",
            Self::Menu => "M3 5.4h14M3 10h14M3 14.6h14",
            Self::Moon => "M16.6 11.8A7 7 0 0 1 8.2 3.4a7 7 0 1 0 8.4 8.4z",
            Self::More => "M4.4 9.55a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9zM10 9.55a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9zM15.6 9.55a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9z",
            Self::MoreVertical => "M10 3.95a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9zM10 9.55a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9zM10 15.15a.45.45 0 1 0 0 .9.45.45 0 0 0 0-.9z",
            Self::Out => "M8 4.600H4.800a1 1 0 0 0-1 1v9.600a1 1 0 0 0 1 1h9.600a1 1 0 0 0 1-1V12M11.600 3.600h4.800v4.800M16.200 3.800l-6.800 6.800",
            Self::People => "M7.6 4.2a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.4 16.4c0-3.2 2.1-5 5.2-5s5.2 1.8 5.2 5M13 4.6a2.4 2.4 0 0 1 0 4.6M14.4 11.6c2 .6 3.2 2.2 3.2 4.8",
            Self::PeopleAdd => "M7 4a2.6 2.6 0 1 0 0 5.2A2.6 2.6 0 0 0 7 4zM2.2 16c0-3 1.9-4.7 4.8-4.7 1.2 0 2.2.3 3 .8M12 4.4a2.3 2.3 0 0 1 0 4.4M14.6 11v6M11.6 14h6",
            Self::Person => "M10 3.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8zM3.6 17c0-3.2 2.6-4.8 6.4-4.8s6.4 1.6 6.4 4.8",
            Self::PersonAdd => "M8.4 3.4a3.1 3.1 0 1 0 0 6.2 3.1 3.1 0 0 0 0-6.2zM2.6 16.6c0-3.2 2.3-4.9 5.8-4.9.9 0 1.700.1 2.400.4M14.8 11v6M11.8 14h6",
            Self::PersonRemove => "M8.4 3.4a3.1 3.1 0 1 0 0 6.2 3.1 3.1 0 0 0 0-6.2zM2.6 16.6c0-3.2 2.3-4.9 5.8-4.9 1.3 0 2.400.2 3.300.7M12.6 15h5",
            Self::Redo => "M16.2 3.6v4h-4M16 7.6H8.4a4.4 4.4 0 0 0 0 8.8h2.2",
            Self::Refresh => "M16.2 10a6.3 6.3 0 1 1-1.9-4.5l2 1.9M16.4 3.6v3.8h-3.8",
            Self::Remove => "M4.5 10h11",
            Self::Replace => "M3.4 6.8h13M13 3.4l3.4 3.4L13 10.2M16.6 13.2h-13M7 9.8l-3.4 3.4L7 16.6",
            Self::Script => "M4.2 3.6h11.6c.6 0 1 .4 1 1v10.8c0 .6-.4 1-1 1H4.2c-.6 0-1-.4-1-1V4.6c0-.6.4-1 1-1zM6 7.4l2.4 2.4L6 12.2M10 12.6h4",
            Self::Search => "M8.6 3.4a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4zM12.5 12.5l4.3 4.3",
            Self::Shield => "M10 2.8l5.8 2.1v4.5c0 3.6-2.2 6.3-5.8 7.8-3.6-1.5-5.8-4.2-5.8-7.8V4.9zM7.2 9.8l2.1 2.1 3.6-3.9",
            Self::SortDown => "M10 4v12M5.8 11.8L10 16l4.2-4.2",
            Self::SortUp => "M10 16V4M5.8 8.2L10 4l4.2 4.2",
            Self::Sun => "M10 6.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6zM10 2.2v1.6M10 16.2v1.6M2.2 10h1.6M16.2 10h1.6M4.5 4.5l1.1 1.1M14.4 14.4l1.1 1.1M4.5 15.5l1.1-1.1M14.4 5.6l1.1-1.1",
            Self::Toggle => "M7 5.8h6a4.2 4.2 0 0 1 0 8.4H7a4.2 4.2 0 0 1 0-8.4zM7 8.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
            Self::Trash => "M3.8 5.4h12.4M7.8 5.2V3.6a.8.8 0 0 1 .8-.8h2.8a.8.8 0 0 1 .8.8v1.6M5.2 5.6l.7 10.5a1 1 0 0 0 1 .9h6.2a1 1 0 0 0 1-.9l.7-10.5M8.4 8.6v5.2M11.6 8.6v5.2",
            Self::Undo => "M3.8 3.6v4h4M4 7.6h7.6a4.4 4.4 0 0 1 0 8.8H9.4",
            Self::Upload => "M10 13V3.6M6 7.2l4-4 4 4M4 16.6h12",
            Self::Warning => "M9.1 3.7L2.7 15.1a1 1 0 0 0 .9 1.5h12.8a1 1 0 0 0 .9-1.5L10.9 3.7a1 1 0 0 0-1.8 0zM10 7.8v4M10 14.2h.01",
        }
    }

    /// The drawing at a size in px: 20 in the navigation, 18 in commands, 16 in rows, 14 in chips.
    pub fn view(self, size: u8) -> impl IntoView {
        let size = size.to_string();
        view! {
            <svg class="icon" width=size.clone() height=size viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }
}

/// The mark: a Z that is a chair.
pub fn mark(size: u8) -> impl IntoView {
    let size = size.to_string();
    view! {
        <svg class="mark" width=size.clone() height=size viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M5.5 3.3l1.3 7.9h10.8L7 20.3h11"></path>
        </svg>
    }
}
