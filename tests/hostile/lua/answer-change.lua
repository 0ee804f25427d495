-- script/failed
  answer("een.1").value = "goed"
