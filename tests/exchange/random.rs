//! To come: random of the tenant file.
