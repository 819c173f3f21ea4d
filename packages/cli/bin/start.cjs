import('../dist/lab3.js');
