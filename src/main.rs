//! Boot.
fn main() {
    zetel::ui::app::mount();
}
