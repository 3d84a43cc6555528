"""What any regression of counts needs: vectors, robust spread, quantiles, the fit."""
