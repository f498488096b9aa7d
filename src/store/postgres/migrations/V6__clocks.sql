-- Headers of a capture may say an instant as the seconds after the capture's own; what was written before stays as it is,
-- and an older program, which cannot read that, refuses the store.

SELECT 6;
