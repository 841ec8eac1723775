//! To come: hostile of the tenant file.
