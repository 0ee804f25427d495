-- script/too-long
  ::again:: goto again
