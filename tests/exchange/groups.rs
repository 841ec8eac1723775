//! To come: groups of the tenant file.
