console.log('river');
