"""`docs/semantics.md` read a third time, from that page and the models alone: neither the model nor the audit is asked.

`world` holds what a case says by itself, `lines` what one officer's line may be, `whole` what counts over officers, `costs`
the objective, `rosters` every roster of a tiny case. A mistake that the model and the audit share shows here.
"""
