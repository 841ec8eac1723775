//! Owns the start of the program: it puts the app on the screen, and nothing else.
fn main() {
    zetel::ui::app::mount();
}
