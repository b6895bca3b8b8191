drop table sign_offs, progress_updates;
