//! To come: refused of the tenant file.
