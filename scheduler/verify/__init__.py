"""The certificate of a roster, checked by what shares nothing with the model that wrote it."""
