-- script/too-long
  while true do end
